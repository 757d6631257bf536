// Words of the administrators' pages.
import { addWords } from "./i18n.js";

const verb = {
  "session.opened": "Signed in", "session.refused": "Sign-in refused", "session.revoked": "Signed out", "session.reuse_detected": "Copied sign-in stopped",
  "password.changed": "Password changed", "password.reset": "Password reset by link", "user.password_reset_forced": "New password forced", "email.verified": "Address confirmed",
  "mfa.enabled": "Two-step turned on", "mfa.disabled": "Two-step turned off", "mfa.reset": "Two-step taken off by an administrator",
  "recovery_code.used": "Recovery code used", "recovery_codes.renewed": "Recovery codes renewed",
  "api_token.created": "API token made", "api_token.revoked": "API token deleted",
  "identity.linked": "Other sign-in linked", "identity.removed": "Other sign-in unlinked", "role_policy.changed": "Sign-in rule changed",
  "user.registered": "Registered", "user.register_refused": "Known address registered again", "user.created": "Account made", "user.imported": "Account imported", "import.started": "Import started",
  "user.changed": "Profile changed", "user.role_changed": "Role changed", "user.disabled": "Account disabled", "user.enabled": "Account enabled", "user.exported": "Data downloaded", "user.erased": "Account deleted",
  "application.sent": "Applied to teach", "application.approved": "Application approved", "application.rejected": "Application rejected",
  "course.created": "Course made", "course.published": "Course published", "course.unpublished": "Course unpublished", "course.archived": "Course archived", "course.deleted": "Course deleted",
  "staff.added": "Staff added", "staff.removed": "Staff removed", "enrollment.created": "Enrolled", "enrollment.removed": "Enrollment ended",
  "player.kicked": "Player removed", "player.banned": "Player banned", "results.exported": "Results downloaded",
};
export const verbs = Object.keys(verb);

addWords({
  ...Object.fromEntries(Object.entries(verb).map(([key, text]) => [`verb.${key}`, text])),
  "kind.user": "Account", "kind.session": "Device", "kind.api_token": "API token", "kind.application": "Application", "kind.import": "Import", "kind.course": "Course", "kind.enrollment": "Enrollment", "kind.player": "Player", "kind.live_session": "Live session",

  "people.title": "People", "people.tab_all": "Accounts", "people.tab_import": "Import", "people.tab_policies": "Sign-in rules",
  "people.search": "Search names and addresses", "people.name": "Name", "people.role": "Role", "people.state": "State", "people.since": "Since",
  "people.any_role": "All roles", "people.any_state": "All states", "people.active": "Active", "people.disabled": "Disabled", "people.unverified": "Unconfirmed",
  "people.none": "Nobody matches", "people.none_hint": "Try fewer letters or another filter.", "people.clear": "Clear the filters",
  "people.create": "Create account", "people.create_text": "A mail asks its owner to choose a password.", "people.create_yes": "Create", "people.created": "Account made. A mail is on its way.", "people.taken": "This address has an account already.",

  "person.all": "All people", "person.address": "Email confirmed", "person.unconfirmed": "Not yet",
  "person.role_text": "It takes effect at once.", "person.role_save": "Change role", "person.role_saved": "Role changed", "person.role_same": "Choose another role first",
  "person.role_title": "Make {name} {role}?", "person.role_student": "They lose the pages for teaching. Courses they own stay.", "person.role_instructor": "They can make courses and run live quizzes.",
  "person.role_admin": "They can see and change everything, all accounts included.", "person.role_self": "You lose the administrators' pages at once.",
  "person.access": "Access", "person.is_active": "This account can sign in.", "person.is_disabled": "This account can't sign in.",
  "person.reset": "Force a new password", "person.reset_title": "Force a new password for {name}?", "person.reset_text": "The password stops working, all devices are signed out, and {email} gets a link to choose a new one.", "person.reset_done": "All devices are signed out. A mail is on its way.",
  "person.mfa": "Turn off two-step sign-in", "person.mfa_title": "Turn off two-step sign-in for {name}?", "person.mfa_text": "For who lost phone and recovery codes. All devices are signed out, and the password alone opens the account. First make sure that it is them who ask.", "person.mfa_done": "Two-step sign-in is off for this account",
  "person.disable": "Disable account", "person.disable_title": "Disable {name}?", "person.disable_text": "All devices are signed out, and nobody can sign in with {email}. Work and results stay.", "person.disabled_done": "Account disabled",
  "person.enable": "Enable account", "person.enabled_done": "Account enabled", "person.self": "This is you.", "person.last_admin": "This is the last administrator. Make somebody else one first.",
  "person.audit_by": "What {name} did", "person.audit_of": "What was done to {name}",

  "import.title": "Import accounts", "import.text": "Everybody gets a mail that asks to choose a password. Nothing is made before you have seen what would be.",
  "import.csv": "CSV", "import.hint": "One account a line. The first line names the columns:", "import.check": "Check the lines", "import.file": "Choose a file", "import.empty": "Paste lines or choose a file first.",
  "import.encoding": "Which of these is spelled right?", "import.encoding_pick": "The file doesn't say how its letters are stored. Choose, then check the lines again.",
  "import.encoding_none": "None of the usual ways to store letters fits this file.", "import.encoding_hint": "Or save it once more as “CSV UTF-8” and choose the new file.",
  "import.unread": "Columns that are not read: {names}",
  "import.line": "Line", "import.line_n": "Line {n}", "import.field": "Field", "import.why": "Why", "import.errors": "Lines with errors",
  "import.verdict": "{good} good, {bad} with errors", "import.verdict_good": "{good, plural, one {# line is good} other {All # lines are good}}",
  "import.go": "{n, plural, one {Import the account} other {Import the # accounts}}", "import.go_partial": "{n, plural, one {Import the good one} other {Import the # good ones}}",
  "import.partial_hint": "Or correct the lines above and check again.", "import.nothing": "No line can be imported yet. Correct them and check again.",
  "import.running": "{n, plural, one {Importing # account} other {Importing # accounts}}", "import.progress": "Progress", "import.leave": "You can leave this page. It goes on by itself.",
  "import.done": "{n, plural, one {# account imported} other {# accounts imported}}", "import.done_text": "Each of them gets a mail.", "import.known": "{n, plural, one {# address had an account already.} other {# addresses had an account already.}}",
  "import.failed": "The import stopped", "import.failed_text": "Accounts made so far stay. Import the same lines again: nobody is made twice.", "import.see": "See people", "import.another": "Import more",

  "apply.title": "Applications", "apply.pending": "Waiting", "apply.approved": "Approved", "apply.rejected": "Rejected",
  "apply.none_pending": "No application is waiting", "apply.none_approved": "Nothing approved yet", "apply.none_rejected": "Nothing rejected yet", "apply.none_hint": "Students apply on their account page.",
  "apply.approve": "Approve", "apply.reject": "Reject", "apply.approve_title": "Approve {name}?", "apply.reject_title": "Reject {name}?", "apply.approve_text": "They become an instructor at once.", "apply.reject_text": "They stay a student and may apply again.",
  "apply.approve_done": "Approved", "apply.reject_done": "Rejected", "apply.note": "Note", "apply.note_hint": "They read it. It may stay empty.", "apply.noted": "Note:", "apply.answered": "Somebody else has answered this application.",

  "audit.title": "Audit", "audit.text": "What was done that matters to security. Nobody can change it.", "audit.what": "What", "audit.who": "Who", "audit.target": "To what", "audit.when": "When", "audit.from": "From",
  "audit.any_verb": "Everything", "audit.any_kind": "Everything", "audit.since": "From", "audit.until": "To", "audit.only": "Only {name}", "audit.actor_id": "By", "audit.target_id": "To", "audit.clear_one": "Remove this filter",
  "audit.none": "Nothing yet", "audit.none_match": "Nothing matches", "audit.gone": "Deleted account", "audit.kind.system": "The system", "audit.kind.anonymous": "Nobody signed in", "audit.kind.token": "API token",

  "policies.title": "Sign-in rules", "policies.text": "Who has no second step yet must set it up before anything else opens.", "policies.require": "Two-step sign-in is required for",
  "policies.student": "Students", "policies.instructor": "Instructors", "policies.admin": "Administrators", "policies.saved": "Saved",
  "policies.ask": "Require two-step sign-in for {role}?", "policies.ask_text": "Whoever of them has not set it up is led to it at once, live screens included.", "policies.yes": "Require it",
});

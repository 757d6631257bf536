-- Whatever writes, an address is stored as it is compared (lms/users/rules.py).
alter table users add constraint users_email_is_lower check (email = lower(email));
create unique index uid_instructor_applications_pending on instructor_applications (user_id)
  where state = 'pending';

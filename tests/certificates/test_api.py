"""Certificates over REST: templates, lists, PDFs, what staff decides, what strangers verify."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from lms.audit.models import AuditEvent
from lms.certificates import reading, signing
from lms.certificates.actions import issuing, keys
from lms.certificates.models import Certificate, CertificateDocuments
from lms.core import db as database
from lms.courses.models import Course, StaffRole
from lms.notifications.models import Notification
from lms.privacy.actions import erase
from lms.users.models import User
from tests.certificates.factories import PDF, TEMPLATE, make_certificate, promise
from tests.client import Answer, Client
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.files.factories import make_file, picture

UNKNOWN = {"status": "unknown"}
PUT = {name: TEMPLATE[name] for name in ("title", "body", "accent")}


async def taught() -> tuple[User, Course]:
    owner = await make_user("instructor")
    return owner, await make_course(owner, language="de")


async def test_a_course_has_a_template_before_anybody_writes_one(client: Client) -> None:
    owner, course = await taught()
    path = f"courses/{course.id}/certificate-template"
    found = await client.get(path, as_=owner)
    assert found.status == 200
    assert (found.json["enabled"], found.json["language"]) == (True, "de")
    assert "{name}" in found.json["body"]
    assert (found.json["min_percent"], found.json["signatories"]) == (None, [])
    put = await client.put(path, as_=owner, json=PUT, headers={"If-Match": found.headers["ETag"]})
    assert (put.status, put.json["title"], put.json["language"]) == (200, "Diploma", "de")
    stale = await client.put(path, as_=owner, json=PUT, headers={"If-Match": '"0"'})
    assert stale.status == 412
    again = await client.get(path, as_=owner)
    assert (again.json, again.headers["ETag"]) == (put.json, put.headers["ETag"])
    verb = "certificate_template.changed"
    assert await AuditEvent.filter(verb=verb, target_id=course.id).count() == 1


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"min_percent": 50}, 409, "not_available"),
        ({"body": "{name}: {grade}"}, 409, "not_available"),
        ({"body": "{name}: {mark}"}, 422, "invalid"),
        ({"body": ""}, 422, "invalid"),
        ({"body": "x\n" * 13}, 422, "invalid"),
        ({"body": "x" * 1001}, 422, "invalid"),
        ({"accent": "red"}, 422, "invalid"),
        ({"accent": "#112233;}"}, 422, "invalid"),
        ({"accent": "#112233\n"}, 422, "invalid"),
        ({"language": "english!"}, 422, "invalid"),
        ({"signatories": [{"name": "A"}] * 4}, 422, "invalid"),
        ({"expires_after_days": 0}, 422, "invalid"),
        ({"logo_file_id": "00000000-0000-4000-8000-000000000000"}, 422, "invalid"),
        ({"colour": "#112233"}, 422, "invalid"),
    ],
)
async def test_what_a_template_cant_be(
    client: Client, change: dict[str, Any], status: int, code: str
) -> None:
    owner, course = await taught()
    path = f"courses/{course.id}/certificate-template"
    before = (await client.get(path, as_=owner)).json
    for refused in (
        await client.put(path, as_=owner, json=PUT | change),
        await client.post(f"{path}/preview", as_=owner, json=change),
    ):
        if refused.json["code"] != "invalid" or "body" not in change or change["body"]:
            assert (refused.status, refused.code) == (status, code)
    assert (await client.get(path, as_=owner)).json == before


async def test_a_template_shows_pictures_of_its_author(client: Client) -> None:
    owner, course = await taught()
    path = f"courses/{course.id}/certificate-template"
    logo = await make_file(owner, "logo.png", picture())
    foreign = await make_file(await make_user("instructor"), "logo.png", picture())
    notes = await make_file(owner)
    for wrong in (foreign, notes):
        signed = [{"name": "A", "file_id": str(wrong.id)}]
        for change in ({"logo_file_id": str(wrong.id)}, {"signatories": signed}):
            assert (await client.put(path, as_=owner, json=PUT | change)).status == 422
    signed = [{"name": "Marie Curie", "role": "Physics", "file_id": str(logo.id)}]
    sent = PUT | {"logo_file_id": str(logo.id), "signatories": signed}
    put = await client.put(path, as_=owner, json=sent)
    assert put.status == 200
    assert put.json["signatories"][0]["url"] == put.json["logo_url"]
    assert (await client.get(put.json["logo_url"], as_=owner)).status == 200
    kept = await client.delete(f"files/{logo.id}", as_=owner)
    assert (kept.code, kept.json["used_by"]) == (
        "in_use", [{"kind": "certificate", "id": str(course.id)}]
    )  # fmt: skip
    drawn = await client.post(f"{path}/preview", as_=owner, json={"title": "Try"})
    assert (drawn.status, drawn.headers["Content-Type"]) == (200, "application/pdf")
    with pypdfium2.PdfDocument(drawn.body) as document:
        text = document[0].get_textpage().get_text_bounded()
        images = [one for one in document[0].get_objects() if one.type == 3]
    assert "Try" in text
    assert owner.full_name in text
    assert "Marie Curie" in text
    assert images


async def test_only_teachers_read_and_write_templates(client: Client) -> None:
    _, course = await taught()
    assistant = await make_staff(course, StaffRole.ASSISTANT)
    outsider = await make_user("instructor")
    path = f"courses/{course.id}/certificate-template"
    for user, status in ((assistant, 403), (outsider, 404)):
        assert (await client.get(path, as_=user)).status == status
        assert (await client.put(path, as_=user, json=PUT)).status == status
        assert (await client.post(f"{path}/preview", as_=user, json={})).status == status


async def test_a_person_reads_their_own_certificates(client: Client, quick: list[str]) -> None:
    owner, course = await taught()
    one, other = await make_certificate(course), await make_certificate(course)
    mine = await User.get(id=one.user_id)
    [shown] = (await client.get("certificates", as_=mine)).json["items"]
    assert shown["id"] == str(one.id)
    assert shown["course"] == {"id": str(course.id), "title": course.title}
    assert shown["verify_url"].endswith(f"/verify/{one.code}")
    got = await client.get(shown["pdf_url"], as_=mine)
    assert (got.status, got.body) == (200, PDF)
    assert got.headers["Content-Type"] == "application/pdf"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert (await client.get(f"certificates/{other.id}/pdf", as_=mine)).status == 404
    assert (await client.get(f"certificates/{other.id}/pdf", as_=owner)).status == 200
    path = f"courses/{course.id}/certificates"
    listed = (await client.get(path, as_=owner)).json["items"]
    assert [item["id"] for item in listed] == [str(other.id), str(one.id)]
    found = await client.get(f"{path}?q={one.name}&state=issued", as_=owner)
    assert [item["id"] for item in found.json["items"]] == [str(one.id)]
    assert (await client.get(f"{path}?state=failed", as_=owner)).json["items"] == []
    assert (await client.get(path, as_=await make_user("instructor"))).status == 404


async def test_a_deleted_course_leaves_its_certificates(client: Client, quick: list[str]) -> None:
    owner, course = await taught()
    one = await make_certificate(course)
    mine = await User.get(id=one.user_id)
    assert (await client.delete(f"courses/{course.id}", as_=owner)).status == 204
    assert (await client.get(f"verify/{one.code}")).json["status"] == "valid"
    assert (await client.get(f"certificates/{one.id}/pdf", as_=mine)).status == 200
    assert len((await client.get("certificates", as_=mine)).json["items"]) == 1


@pytest.mark.parametrize(
    ("state", "status", "code", "again"),
    [("pending", 409, "not_issued", True), ("failed", 409, "not_issued", False)],
)
async def test_there_is_no_pdf_before_it_is_issued(
    client: Client, state: str, status: int, code: str, again: bool
) -> None:
    one = await promise(state=state)
    mine = await User.get(id=one.user_id)
    refused = await client.get(f"certificates/{one.id}/pdf", as_=mine)
    assert (refused.status, refused.code) == (status, code)
    assert ("Retry-After" in refused.headers) is again
    assert (await client.get(f"verify/{one.code}")).json == UNKNOWN


async def test_staff_revokes_and_everybody_is_told_why(client: Client, quick: list[str]) -> None:
    owner, course = await taught()
    one = await make_certificate(course)
    mine = await User.get(id=one.user_id)
    path = f"certificates/{one.id}/revoke"
    sent = {"reason": "It was copied."}
    assert (await client.post(path, as_=mine, json=sent)).status == 403
    assert (await client.post(path, as_=await make_user("instructor"), json=sent)).status == 404
    assert (await client.post(path, as_=owner, json={"reason": " "})).status == 422
    gone = await client.post(path, as_=owner, json=sent)
    assert (gone.status, gone.json["state"], gone.json["reason"]) == (
        200,
        "revoked",
        sent["reason"],
    )
    again = await client.post(path, as_=owner, json={"reason": "Another."})
    assert (again.status, again.json) == (200, gone.json)
    refused = await client.get(f"certificates/{one.id}/pdf", as_=mine)
    assert (refused.status, refused.code) == (410, "revoked")
    told = (await client.get(f"verify/{one.code}")).json
    assert (told["status"], told["revoked_at"]) == ("revoked", gone.json["revoked_at"])
    assert await Notification.filter(user_id=mine.id, kind="certificate_revoked").count() == 1
    assert await AuditEvent.filter(verb="certificate.revoked", target_id=one.id).count() == 1


async def test_what_was_never_issued_is_neither_revoked_nor_replaced(client: Client) -> None:
    owner, course = await taught()
    one = await promise(course)
    for path, body in (("revoke", {"reason": "x"}), ("reissue", {})):
        refused = await client.post(f"certificates/{one.id}/{path}", as_=owner, json=body)
        assert (refused.status, refused.code) == (409, "conflict")


async def test_a_new_one_replaces_the_old_once_it_is_issued(
    client: Client, quick: list[str]
) -> None:
    owner, course = await taught()
    one = await make_certificate(course)
    mine = await User.get(id=one.user_id)
    await mine.update_from_dict({"full_name": "Married Name"}).save()
    path = f"certificates/{one.id}/reissue"
    made = await client.post(path, as_=owner)
    assert (made.status, made.json["state"], made.json["name"]) == (201, "pending", "Married Name")
    assert made.json["replaces_id"] == str(one.id)
    assert made.json["completed_at"] == reading.shown(one).model_dump(mode="json")["completed_at"]
    again = await client.post(path, as_=owner)
    assert (again.status, again.json) == (200, made.json)
    assert (await client.get(f"verify/{one.code}")).json["status"] == "valid"
    new = await Certificate.get(id=made.json["id"])
    await issuing.carry_out(new.id)
    assert (await client.get(f"verify/{one.code}")).json["status"] == "revoked"
    assert (await client.get(f"verify/{new.code}")).json["name"] == "Married Name"
    newest, oldest = (await client.get("certificates", as_=mine)).json["items"]
    assert (newest["replaces_id"], newest["replaced_by_id"]) == (str(one.id), None)
    assert (oldest["replaced_by_id"], oldest["reason"]) == (str(new.id), "replaced")
    assert await Notification.filter(user_id=mine.id, kind="certificate_revoked").count() == 0


async def verified(client: Client, code: str) -> Answer:
    answer = await client.get(f"verify/{code}")
    assert answer.status == 200
    return answer


async def test_anybody_verifies_a_certificate_with_the_public_keys(
    client: Client, quick: list[str]
) -> None:
    one = await make_certificate()
    told = (await verified(client, one.code)).json
    assert set(told) == {
        "status", "name", "course", "title", "issued_at", "expires_at", "revoked_at", "issuer",
        "proof",
    }  # fmt: skip
    assert (told["status"], told["name"], told["course"]) == ("valid", one.name, one.course_title)
    [key] = (await client.get("verify/keys")).json["keys"]
    assert key["kid"] == told["proof"]["kid"]
    public = signing.unb64(key["x"])
    assert signing.holds(told["proof"]["payload"], told["proof"]["signature"], public)
    said = signing.claims_of(told["proof"]["payload"])
    assert said
    for name in ("name", "course", "title", "issued_at", "expires_at", "issuer"):
        assert said[name] == told[name]


async def test_any_changed_character_of_a_code_is_unknown(client: Client, quick: list[str]) -> None:
    code = (await make_certificate()).code
    changed = [code[:at] + ("2" if code[at] != "2" else "3") + code[at + 1 :]
               for at in range(len(code))]  # fmt: skip
    for wrong in (*changed, code.lower(), code[:-1], code + "2", f" {code}", code[1:], "x" * 5000,
                  "%00", "null", "é"):  # fmt: skip
        assert (await verified(client, wrong)).json == UNKNOWN


FLIPS = {
    "name": "'Mallory'",
    "title": "'Doctor'",
    "course_title": "'Medicine'",
    "completed_at": "completed_at + interval '1 day'",
    "issued_at": "issued_at + interval '1 day'",
    "expires_at": "now() + interval '1 day'",
    "payload": "overlay(payload placing 'A' from 5)",
    "signature": "overlay(signature placing translate(substr(signature, 5, 1), 'AB', 'BA') from 5)",
    "kid": "'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'",
    "id": "gen_random_uuid()",
    "code": "'7K2QF-7K2QF-7K2QF-7K2QF'",
    "course_id": "(select id from courses where id <> course_id limit 1)",
}


@pytest.mark.parametrize("field", FLIPS)
async def test_a_certificate_whose_row_was_changed_is_unknown(
    client: Client, quick: list[str], field: str
) -> None:
    one = await make_certificate()
    await make_course()
    assert (await verified(client, one.code)).json["status"] == "valid"
    await CertificateDocuments.all().delete()
    flip = FLIPS[field]
    if field in ("payload", "signature"):
        value = getattr(one, field)
        flip = "'" + value[:5] + ("A" if value[5] != "A" else "B") + value[6:] + "'"
    await database.execute(f"update certificates set {field} = {flip}")  # noqa: S608
    code = (await Certificate.get()).code
    assert (await verified(client, code)).json == UNKNOWN


async def test_a_signature_of_another_key_is_unknown(client: Client, quick: list[str]) -> None:
    one = await make_certificate()
    private, public = signing.new_key()
    payload = signing.packed(reading.claims(one) | {"name": "Mallory"})
    await Certificate.filter(id=one.id).update(
        name="Mallory", payload=signing.b64(payload), signature=signing.sign(payload, private)
    )
    assert (await verified(client, one.code)).json == UNKNOWN
    await Certificate.filter(id=one.id).update(kid=signing.kid_of(public))
    assert (await verified(client, one.code)).json == UNKNOWN
    signer = await keys.signer()  # the forger has the key: only that makes it valid
    await Certificate.filter(id=one.id).update(
        kid=signer.kid, signature=signing.sign(payload, signer.private)
    )
    assert (await verified(client, one.code)).json["name"] == "Mallory"


async def test_an_erased_person_has_no_certificate(client: Client, quick: list[str]) -> None:
    one = await make_certificate()
    await erase(one.user_id)
    assert await Certificate.all().count() == 0
    assert await CertificateDocuments.all().count() == 0
    assert (await verified(client, one.code)).json == UNKNOWN

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Banks: one for each course.
        CREATE TABLE "question_banks" (
    "id" UUID NOT NULL PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "owner_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    "course_id" UUID UNIQUE REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_question_ba_owner_i_f32761" ON "question_banks" ("owner_id");
COMMENT ON TABLE "question_banks" IS 'Where questions are kept: a course''s, one each, or a person''s own.';
        insert into question_banks (id, title, created_at, owner_id, course_id)
          select gen_random_uuid(), title, created_at, owner_id, id from courses;

        -- Questions: those that were deleted after a game had asked them come back, archived.
        ALTER TABLE "questions" ADD "bank_id" UUID
          REFERENCES "question_banks" ("id") ON DELETE CASCADE;
        ALTER TABLE "questions" ADD "archived" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "questions" ADD "version" SMALLINT NOT NULL DEFAULT 1;
        ALTER TABLE "questions" ALTER COLUMN "archived" DROP DEFAULT;
        ALTER TABLE "questions" ALTER COLUMN "version" DROP DEFAULT;
        insert into questions (id, course_id, archived, version, type, stem, content, explanation,
            points, live_points, time_limit_s, created_at, updated_at)
          select distinct on (l.question_id) l.question_id, s.course_id, true, 1,
            l.content ->> 'type', l.stem, l.content, l.explanation, 1, l.points,
            least(600, greatest(5, l.time_limit_ms / 1000)), s.created_at, s.created_at
          from live_questions l join live_sessions s on s.id = l.session_id
          where not exists (select 1 from questions q where q.id = l.question_id)
          order by l.question_id, s.created_at desc;
        update questions q set bank_id = b.id from question_banks b where b.course_id = q.course_id;
        ALTER TABLE "questions" ALTER COLUMN "bank_id" SET NOT NULL;
        CREATE INDEX "idx_questions_bank_id_357cf4" ON "questions" ("bank_id");
COMMENT ON TABLE "questions" IS 'A question''s identity. What it asks is in its versions; `version` numbers the newest.';

        -- Versions: each text that a game asked, in the order of the games, and today's, the newest.
        CREATE TABLE "question_versions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "number" SMALLINT NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "stem" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "used" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "question_id" UUID NOT NULL REFERENCES "questions" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_question_ve_questio_a76d55" UNIQUE ("question_id", "number")
);
COMMENT ON TABLE "question_versions" IS 'What a question asked from one edit to the next; never changed once it was `used`.';
        insert into question_versions
            (id, question_id, number, type, stem, content, explanation, used, created_at)
          select gen_random_uuid(), question_id,
            row_number() over (partition by question_id order by newest, since),
            content ->> 'type', stem, content, explanation, used, since
          from (select question_id, stem, content, explanation, bool_or(newest) as newest,
              bool_or(used) as used, min(at) as since
            from (select l.question_id, l.stem, l.content, l.explanation, false as newest,
                true as used, s.created_at as at
              from live_questions l join live_sessions s on s.id = l.session_id
              union all
              select id, stem, content, explanation, true, false, created_at from questions) texts
            group by question_id, stem, content, explanation) versions;
        update questions q set version = v.newest from (
          select question_id, max(number) as newest from question_versions group by 1) v
          where v.question_id = q.id and v.newest > 1;
        ALTER TABLE "live_questions" ADD "version_id" UUID
          REFERENCES "question_versions" ("id") ON DELETE NO ACTION;
        update live_questions l set version_id = v.id from question_versions v
          where v.question_id = l.question_id and v.stem = l.stem and v.content = l.content
            and v.explanation = l.explanation;
        ALTER TABLE "live_questions" ALTER COLUMN "version_id" SET NOT NULL;
        ALTER TABLE "live_questions" DROP COLUMN "stem", DROP COLUMN "content",
          DROP COLUMN "explanation";
COMMENT ON TABLE "live_questions" IS 'A question of a game: the version that is asked, fixed at the start, and how it went.';
        ALTER TABLE "questions" DROP COLUMN "course_id", DROP COLUMN "type", DROP COLUMN "stem",
          DROP COLUMN "content", DROP COLUMN "explanation";
        create trigger question_versions_written_once
          before update of question_id, number, type, stem, content, explanation
          on question_versions for each row when (old.used) execute function refuse_change();

        -- Slots.
        ALTER TABLE "quiz_questions" RENAME TO "quiz_slots";
        ALTER TABLE "quiz_slots" RENAME CONSTRAINT "uid_quiz_questi_quiz_id_c406e3"
          TO "uid_quiz_slots_quiz_id_2f2299";
        ALTER TABLE "quiz_slots" RENAME CONSTRAINT "quiz_questions_position"
          TO "quiz_slots_position";
        ALTER INDEX "idx_quiz_questi_questio_b19c1c" RENAME TO "idx_quiz_slots_questio_008bde";
        ALTER TABLE "quiz_slots" ADD "version_id" UUID
          REFERENCES "question_versions" ("id") ON DELETE NO ACTION;
        ALTER TABLE "quiz_slots" ADD "points" DECIMAL(7,2);

        -- Courses and users.
        ALTER TABLE "courses" ADD "timezone" VARCHAR(64) NOT NULL DEFAULT 'UTC';
        ALTER TABLE "courses" ALTER COLUMN "timezone" DROP DEFAULT;
        ALTER TABLE "courses" ADD "external_id" VARCHAR(200);
        ALTER TABLE "courses" ADD "deleted_at" TIMESTAMPTZ;
        ALTER TABLE "courses" DROP CONSTRAINT "courses_slug_key";
        create unique index courses_slug on courses (slug) where deleted_at is null;
        create unique index courses_external_id on courses (external_id) where deleted_at is null;
        ALTER TABLE "users" ADD "external_id" VARCHAR(200) UNIQUE;
        ALTER TABLE "users" ALTER COLUMN "email" DROP NOT NULL;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "live_questions" ADD "stem" TEXT, ADD "content" JSONB, ADD "explanation" TEXT;
        update live_questions l
          set stem = v.stem, content = v.content, explanation = v.explanation
          from question_versions v where v.id = l.version_id;
        ALTER TABLE "live_questions" ALTER COLUMN "stem" SET NOT NULL,
          ALTER COLUMN "content" SET NOT NULL, ALTER COLUMN "explanation" SET NOT NULL,
          DROP COLUMN "version_id";

        ALTER TABLE "quiz_slots" DROP COLUMN "version_id", DROP COLUMN "points";
        ALTER TABLE "quiz_slots" RENAME TO "quiz_questions";
        ALTER TABLE "quiz_questions" RENAME CONSTRAINT "uid_quiz_slots_quiz_id_2f2299"
          TO "uid_quiz_questi_quiz_id_c406e3";
        ALTER TABLE "quiz_questions" RENAME CONSTRAINT "quiz_slots_position"
          TO "quiz_questions_position";
        ALTER INDEX "idx_quiz_slots_questio_008bde" RENAME TO "idx_quiz_questi_questio_b19c1c";

        -- What the older tables can't hold: archived questions and banks without a course.
        delete from questions where archived;
        delete from question_banks where course_id is null;
        ALTER TABLE "questions" ADD "course_id" UUID REFERENCES "courses" ("id") ON DELETE CASCADE,
          ADD "type" VARCHAR(20), ADD "stem" TEXT, ADD "content" JSONB, ADD "explanation" TEXT;
        update questions q set course_id = b.course_id, type = v.type, stem = v.stem,
            content = v.content, explanation = v.explanation
          from question_versions v, question_banks b
          where v.question_id = q.id and v.number = q.version and b.id = q.bank_id;
        ALTER TABLE "questions" ALTER COLUMN "course_id" SET NOT NULL,
          ALTER COLUMN "type" SET NOT NULL, ALTER COLUMN "stem" SET NOT NULL,
          ALTER COLUMN "content" SET NOT NULL, ALTER COLUMN "explanation" SET NOT NULL,
          DROP COLUMN "bank_id", DROP COLUMN "archived", DROP COLUMN "version";
        CREATE INDEX "idx_questions_course__34ef67" ON "questions" ("course_id");
        DROP TABLE "question_versions";
        DROP TABLE "question_banks";

        delete from courses where deleted_at is not null;
        DROP INDEX "courses_slug";
        DROP INDEX "courses_external_id";
        ALTER TABLE "courses" ADD CONSTRAINT "courses_slug_key" UNIQUE ("slug");
        ALTER TABLE "courses" DROP COLUMN "timezone", DROP COLUMN "external_id",
          DROP COLUMN "deleted_at";
        update users set email = id || '@erased.invalid' where email is null;
        ALTER TABLE "users" ALTER COLUMN "email" SET NOT NULL, DROP COLUMN "external_id";"""


MODELS_STATE = (
    "eJztXW1z4ka2/itd/pKkirhsPLYnnlu3CttMQuIxXmAmm41v4QY1RrFQK5IwQ3bz3+85LQ"
    "n0jgQIS9r+MmOkPi3p6bfzfv59pM2s447CZga3mT5e/sKWR1fk30c6nTH4I+52gxxRw3Bv"
    "4i+bjjTRWF03HL6wpbhJR5Zt0rEN9ydUsxhcUpg1NlXDVrmOVIMpI5bNTaYQkxnakvAJoe"
    "Sh2x98ICZfWISajCgmNwxoQSc2M+G2QpfH2L3Cx9C/qj/v3NNcV/+cs6HNn5k9ZSb09/vv"
    "R3OLmUNVwfvwQUf/93/wh6or7CuzsAH+NF6GE5VpSgA2h0RcH9pLQ1y7Vp87uv1RtMU3Hw"
    "3HXJvP9HV7Y2lPub4iUHUbrz4znZnUZvgE25wjgvpc01zQPVCd1183cd7SR6OwCZ1rOA5I"
    "7bzA+trRcHjfHQz77cFweBQZI4/CB7Z7acx1HF94VUsA8Iyv8P0PzebZ2WXz5Ozi/fm7y8"
    "vz9yfvoa143+ity7+dl1mj5XQlMOv82Lkf4AtxmETOLMMLfwsaalOHSgzGGn3fqAWH4PPn"
    "zm38APhIQqMwn6vKMRKGx8JDPm0wvAvr0VgvggMMRwqyNz+1et+eXXwnvphb9rMpbgqIBL"
    "xrOF+cRR+E8mZKzXgo3eYhGOG1Kgjg0Yx+HWpMf7an8LN5cpKC6JdWT4AKrb4Lzth791bT"
    "uRdEdwLPZ6Zhuqs9vGfo1FzG4xwiDOE9WtrMqiDiaZvBXfcae55Z1p+ai/h1577V++3bT6"
    "1/CsxnS/fWXff+R6+9f3pf/zZot0IjYNnUnltR8PszqmmJW/aaavO2XQHc3Z37rHl5sdqr"
    "8Ufa7tz/1Lq787bjNZ4jrsRsGGlT2aOQc3jbOcxs+pxnk/bab7VLuxxFWeAObtKnmTbp05"
    "RN+jS6SY9NhnAMacwefQt3bHXG4oEOUobgVlzSY++P/Uz2Q3J8KVgPOp/a/UHr00Ngwt+2"
    "Bm280wzMde/qtxehYVl1Qn7tDH4i+JP8q3vfDi+KVbvBv47wnejc5kOdL4ZU8QPpXfYu/Y"
    "0s/OTFx0bihREdvyyoqQwjd3iTJ7WN3po1Z+ErVKfPYowQTXxPFLBgmeo6074w03LQD8pf"
    "oduNRPlr7DQcvjotM8pfP/EFgfdaEiR/ZhZhQL/ELZlwnYAsRNx+yZRaZMQYXOSaAsJVVA"
    "Lbsa8YGSyrxOX2m2cP9JHsh1l9W9GrqF0wWc56Xc/I7KKuj6hOjNMBRN4ybFU/81Fkf8Jr"
    "yZvSH3yUcSP6lZsvsEdQm1Ay5rOZasMkgDVEdQvooBGh1gtcmXAzuvPkIX7UH/UnCg1mhm"
    "09EdUi8EJcbE8Tpo/ZFVFtYqoW7F8L1Z4SRsdTMtaoOmsQqivwBHOuwz6Hm5q2JAwuIa0J"
    "m99iqmoMyB9hjqiaRkBK0BULb5vsmDzp7Ks9tM0lsAPiuYsp7IDwMOxrxJxnwEtiM/Kt0x"
    "c8SodvvBKPwEfxCf75qGuMWuy7BnmyFowZokfRHbYTl4jF8NnQve183AIwgtVH6DPM3mSl"
    "1wuspL1ovJLVLfvXtGzee4/+ZzLXnamAs3bMYURUxTrW2WKoKv97dHgGaaMOJnnr9cYos1"
    "LGbV9DrUwhDP8BdV6llqYKUXkZdKlxGjN/f+537+MB9pGEZSh1bJP/EE21qsg9pICLYAQk"
    "Jw/TlabAB/dNjJ4AO7iO0XWx+Jnd1uczAX5Hx1NrzGJVXuywu8iRAWcYApgP/6OH9v1t5/"
    "7HK+LSP+q9z/f34op7oD7qtyBGXhGF63CYPrR6v7RvoTmFI1IJcxfZtqFMu1DKJhRZJswc"
    "szitcLpi0kd2OAb7pFjueh9qSVgV+Go5Np01xU57Tsk2+ENvOcw0uZlLN+kR1O84Pct0nJ"
    "6lHKdn0ePUk2TybhR+OrlT+AD1SWl51b0h0sPoe8uyfVRC4RvghlzJOe8o++nkEJd6iPlC"
    "z+0M4qfZQUex+SQqiaEmhy9ItQxhhz3p4QOVrq4t3YGtyCpy52DqIpqoumpNtxr2EOkexr"
    "1kDF5FhrnUBtDWXFHt9itKrWHjgu9WI9HGQLHRkGGrjLaGrs6IPYVxdWwGC2oJRcAVURWr"
    "QSh5ZeZI6PrF6xN8I7iuozkT7oKIbXGdauSVanMWNUbstXe0VnRsi8A4wlBbnklB1cmT89"
    "3uDWY9NfCqQU1bxe+0XHtIxOn1hxP0erUymlx/PwIkuXcewr9w/3fA3gSK+Iuestm7jJ/r"
    "/ZYGhHIYEPLv5LU9uKu+gwd0Ab6lmnUt+WkKZXfLMqo5+F0Hm7zWtiBVDW1uzWxWoRSjUF"
    "iJ5Z0RWSH22tcQ3Iss4F4kg3sRATd0LmfFOER2QKtPUWdpWBubSRmbootNADrf/hsgkhtw"
    "SOEgHAlz2Yp9JNJWvIPhxmTw2Vb8bE7eNIJUtdszTpvvs9h5m++TDb14rxzefGjpN+fIrL"
    "QMQ1PH1I7zP45v1UgOA121H9I1QUbBvM9nTPgLU+vFEo5r6H13TFCkFs59KGQIf7kFVW10"
    "5wNBGmTjGUi+31JH+AXR2Zk6REyY76ICemFPySJOr9wopDxcHnl4xm31dTWzg7AP2NcEE2"
    "qQqha8aJo03P7nIP2UCcQuec3DR4/0SHI8kloPD73uF/Q6gm3S5K9MedR77Z/bNwO8ZrI/"
    "2Nguiy+SyV5VtmDKcBTjF5m8LYXIJHMbcjTgSVM/wbuAH3y2H4arOs/kF3Oe4hdzXvWgPW"
    "mr3KwCzWKrXG05+Yc9RCptlWXWdJc5yUc1/DoiEmgQ3CiyH4HDV5/1X9gywpWF8ER54LPb"
    "RyXhXF9dP9+ki5Wc5p9L8N0K05jtHN6t/k3rtn309xuI8wLxsPTuDUOCsI7fkVE0b4EEPB"
    "7zuW4fkyc2o6omYtjcjEvUIk/mXGMg/3FzRrWh22JGXxgGoTWIG2L3wpZIhn+6luuofF7c"
    "o9Ca3iLG3FA1Id9P6SsjOtfZBxHrx+c2gR9wRagHLJjuwtS+ZPauEcpSoD+oQC/mRB7mek"
    "WwF7fzEsWCN8/fZbHWnb9LNtfhvZBX/1ebmTqsvXza4RBZ7aAuJEMUPHgofuQAOkBUC8XU"
    "AZA2uba1KsqjPaBsbtlzxXWMy6OJ6g8+37bvB1fEpX/UO/f9Qe/zzaDbuyJr7T0clLefOv"
    "dXjt57Gz3U/t0EknJ1ZVcXxubsKnKUMP3AK8s7SK2bQedLG7AX1I/6baffur5DxaCiWvg+"
    "WykG9z8gBrWsBQe2dUqtaZ4NKkJYv2ivQvYowaZgih8VOt1GyxHbgdR1lFnXofExTTqZ4g"
    "d5TVG/ZXV2nsVt5zzZbec84rYDM/wvEPvyIOynqR/GF1lEhotkieEiIjBIbXwy9PXVxs8N"
    "ZctRD1LKUS/LqMccWOLtc/gz+dyrQ/5BwQly7VJ//KXHtCQvi1QPpYpNiSTlc4zhY2ZwMy"
    "7kPzNmqBfuiF7qChTyubsg9MnVB1brHM8Ejc5t4P53X3j3vn7qOo2ooQ5t/sJ2AqplqAPs"
    "o7Ygze3pUFP1l51Agk7uoI9ag2Qxy9px1SFOfaebukKlomJStVW2C05dVRl3nI6WdQXKZG"
    "OOOZahmbITWD23oxvop65gYWIPBdrMTWsnrG5ED3VFybLpZBIXcpMTnz72U1eQmG5yTZt5"
    "GQe2BKq96qWuOIlgIOh4OKK7MQf/cDu6pvViEHJ5A/lUltw2ktHs6mzA4Z8NmA6gk1v2qo"
    "6rq9+PBzSPx5QrBMf5Ta3l4xTvKb8snq3a3TPnilOQThSou+l/IRNM9e2mL/+Dj1xXJtcH"
    "yiITk88+rLN4kAVjL24yDxVuM12Jr4ZX2JOkH1RV/KBw9KOApyQ9ddvL0NkdQmelsSNxKC"
    "qq9s5i7HjDXIPl9KLer1O6gCqKrfRKX3ul+2dTadzShR49zF55yvUExmqlu8+Wyg0+EzkU"
    "mwvnbc/XmzzhqfiELI9mCfYFEx4DR8w+AGeD2spvLGIx2HJtdBN38q+pWJAlPqVbIU+RnF"
    "SZtp80TsrmUbhT/EN4DNy18Lwtwp3cWzK5EPbR1BDn82whsSkRsWGQcWbnEQW89lIUkBVX"
    "NuEfk9+g7ziZCw/zX9oP8PcLM+Dvj62OcGSewBlflvwGskhFwUUqpEScjH59JWJc/NvUV1"
    "iTScf08vj5xbh3vlUQfl1qK5QjBr+UaFYyBD/gEBfWeYS95RJ0HxHnvDzp7FEz4SSQF5Hv"
    "XFM+kCfM4PpELLrEirPU9jQWU7gbE3y/S2eitO4LWz45Se2FOmRM5/jOC6yB61SnhVvOVT"
    "KbWzaBDyY207T1Tfeh9kIds+RCtd4KSStY+7t/msiEe+XRpsgKtgVK+rJ8bYG1gaUaRVpU"
    "yzQUNZYf8cu2SuRGZWCzlB8rtIarLkGWFM9KypCrWKFILTRfEFFSJbRAsFKGnG6uqPWNJZ"
    "KlYaJzw+TPJp1ZV8Sa8oUOQuAYCDFLB1MaIkkascbcQKdBXcG06LHeh/vqGAVK9GQUH+UK"
    "lSCcWujVCH2ryirZG3ZEdMYUCwRKJye7NLCXbrtqpIiEeXNc1Ti9VSGCi+OEkpCp51rVqb"
    "lM0scHCEN4j5a2E01TMcRTAL52pZIVDwWwXnfuW73f4lPdX8dIMde/Ddqt0AhM3cLqWWe4"
    "176GMzxLGZXkIirvI3NbnBx5xPI1hRTMpWAuBfNcgjn7aqjQ2zbpxwKUUjwvs3iuUcsego"
    "i0zeoO08qRLvNIm+wVBKwtiyb4KOUol3mUy6xuk/4atY9OKaWyzcs5E1G2+ZLRJCnbAklv"
    "sijbsLETfLuglnCNxWgSUVpQBJMIzdeCmy+W0I59EP4TbuzIhGsaRvJihK7QqWFbNVb1Vt"
    "RjslQ39G8YcxOWEJM+F2VRsHkDEsE8mze6j7zMComjL+1e5+NvV0TkOF5iUT1oiRX1LCaS"
    "nX/pDNqY6PxVdZzrS+B+fthiFaUTlIsPMJK6z7fWfUpFUfL8l4qiAyiKyjbqFRnlrJLlVk"
    "mepX6oMuNbWs1BWQa1LqoD6aiTQ3fg5WGNUx/4crSmaRD8GWGzhXpgWcLvVfSgESEaikjh"
    "1hCSOnrCTOhM1ZaY8gvlepNNYCJOHQ+ahHCPXTpEDx3kXURLEIuZZTu3vrEcn5xV4cYP5M"
    "mdnfAtT8TNOIZkJredcBfpsVO6fauRolBYD2cU9o5ux6MeJAqhrxaXCvOkKO79Gd/g++bp"
    "u8t3788u3r3H7QEvra5cpqDfuR+Ec2Hg4tlCUg3SSUG1saWgKjaj7WxhAUopspSfpYVTPZ"
    "9HVpDqgGk5ijoYDpD7wbU65IHZR1I7jN9lqV/2Lrl+2btI/TKpWkuGvr6qNeFhYzE487f0"
    "zvHR1nDkKzLSmc4qqUX9rxhm6YX13zDKZdalSi8s6YX1BprUQKWmsCo1XMYpQZfKodkwWD"
    "cqSzkGUQhhneRmMUVHKY56RwxYfIUOTTKmmNr3yZqP/mBj+ymu1sK23cQmtlEta+5MQbdt"
    "JK2NVICWQwG6Hqmsku2aooauO4WoD7w1kANkH0kNUW6eZ9EgQKsUBympQ5A6hCsZ4SOlDi"
    "l1ZOUDpNRRM6kjUPI0LHWE66EmSB3R+qvZXDj4hNhMJ4JKZEdBiUHj6DsxZarpumB8IIyO"
    "p75QjXj3jV06k84WZdpj0mQNHN4t3AICZNIroLGlV4D0cJX8keSPJH/038QfcY09cE0dR3"
    "WyvlspvBE0GhrYKrM+9lehSFVmqm4Rar0gZ4P10pYjriydFHGUYLcfMMebyRfYCPO9iXzl"
    "UeZo9+52YI+w43il1eZQS492P9qrzYzSFlGW/cHnW6fCjz1XRJGfzn1/0Pt8M+j2MLoS3n"
    "U+trn5qLduP3Xur5xxCA9RJn1XFqViM1mn2HRVisms1WxChyb7c66aLK7uPYfRoHr8IRAm"
    "DXNYQFsUg7W6cmAOq9u9C5zq151BCPrPn67bvW9PxYhAI9XZy6KurnND2VLpGKSUSscS81"
    "qrquyRU+vA55mv3H34PPPdSj7PbGg0dGTp/OlVMdQDbZNjCnsigScckyfHC8tmxpOor7GO"
    "nzg7IRg0wQyU5C0mJHuRywHFidRkq3t+zA7HX3kY6iKOvzfWBVgs9qBKjWOPP5+kBiCrBm"
    "C1jOKAf04MdwmQ1Sba5Ydm8+zssnlydvH+/N3l5fn7k1XYS/RWWvzLdedH5AsCZ1GUUZDW"
    "yboxClmsk/ClE9WcbTfuIVqpfSsPR+iM9E4s4SbdUldnAw7/FKlZKgNfsWfF0vbM9Q2fm1"
    "aUsXYvJzPVY9EgMz/tNAem9hU4XhFG/MwZMKyGo84RFq7xlOrPzEmAhgHLBryuqDlgXcFv"
    "jwduD2iMxmjvT8Dw6BZxcFdEdDXMxSWqo4TuadFwDXbQkyiGx+e2pr4y6MaJv9a5UxWBTG"
    "CeYUE9eDNLmz8/4d1H/Yl9tZmpUw3GGC6ZjDjTk9AZ15/FawgvRBlZXS1jn63aSdrDeMRX"
    "BHV0eMvkVthMcStsxrgVwiLKA7DXvob4FlJtwrcx5YE5RFa/moTFTOb5bAaif675vCapXY"
    "jteSaMz1MwPo+p++h7swjOA5i38TiHyGqAdZrg0f7nICBzREpMBFQvXvNw3YnQ5LapPU8I"
    "H99sSltTHxB6xaQTOyf+R7e91sfBFRG0j/rD5+u7Tv+n9u0VMeYjTcUyWcBKApqdL3iRmu"
    "MpMIrKW1rUfLw+e2UJGUw3D9GKuMS7/dF1+8fO/X27d0VG7FnV4ZXQ4jlo9z61bzstJ6Ms"
    "HF0zpqjwrmj1/NK6vxEjpbziZ5dlpEB0mYO8kues8NMccBU5pe4OELaSJZ7iLDmc4iwSTY"
    "Eapb9A2MvHwa9pDgjy58HNYVC+yJLW9yI5q+9FJKmvK6FHQU5UxvsoDqeKPy0K3j0nnpJK"
    "9mSo66tklz4YdRv1JB+MoDAjFJJbjHqQUppVyjPI0bXNF3puJww/jXRrTnVrFlBFsZV+zW"
    "vzk382BexPPZjcvc7NIM2zOaACmEyiSF+7ZB9/6TEtKaXo2gzV93qp2DmUBHZQ36qbXNNm"
    "DGm2B6q96qWuOP05V//6K65UbGaM/gE91BUdtD0GMlJvidEd9OPLf10XqHL5pq5RHVGnkF"
    "g8mJ6vwsZpxyy8fe12Vkm2Kh7SfE4GzjYe72mw2uJT3Q2Gq/Nks89Bn8+YEy8y5cRG8z+z"
    "CDfJlGmGRUbMUhXm2NnxqIt6FGxBH5sUyH1z5yj1vDpkXqBymu/LE/tTkDb8pjv0h/uM+T"
    "AQ8dPvd0B2weggCmcAfqhdDu231HElQ19NbUc2R1Lf3pl1EwwQyRI20Xj4koR3lEIQ3q9i"
    "YbzymtxFs7D2vazmDN2oXAis0Hjv1vCUldqaqkWh+zQSYZY/qKxI4PhDepFcQXuGRseMqD"
    "qhrlvwB+TUTYYevujKK/x3p3yBQeWETzAJD9xfEo3RVybcd8fA/RNEITVqb9/PkQJE1QWI"
    "Cvo8waJSX1lOmI9aN4POlzbICYL6Ub/pfnq4aw/QbwbmtCFsTY/6ba/78IDXFJMbRllcaW"
    "D9jmPrx/RnVNMSnRB8ZLWJBzxrXl6s/A/wR5rrQf9T6+5O+h9I2cxh4txVvlWQX5BWWqPL"
    "bI2WUriUwkuHppTCpRReMkDLKIV7xsejsAy+utFIlMD/dJtklr89ApCM3YIey2PyqxNs66"
    "RoA7kYpGUMvXU9eq0PvoBdkI9G8Lcv1U2c9F3AUzDY94HjeDu1k4HlEDG5C6c+CLoeoOmP"
    "kmdAkNj0BQOLdY1ZGNiL1ZLFw/hCl9G6pTsoGinSuj8WJ2TjT8sd5yeTeeNy5I1LdPxPF7"
    "zr6P2/D8HbEFtWjPDFxioAmqDFWBGFpS6H6tilLkzfdPoGe8Rt+6YDGH572WiGJumqcGs0"
    "4ApdqpIgTp+wIdIDTtqTkwoojPB8HWrqTLWHuaEN0x4O22YFkJWquGSU66uKk6FAdRv1LK"
    "FA6JyaU4fkI5E6pFQdUrznbz5tR07H33LCulHr4ZtTebUeEcFgN+9+B+0va2GhYntVJkd/"
    "S+M7BYpgEEQf+qgTPoVrz8QKTtKgect7gxZtiAslczkFdCJZ6d+ELuqFGfbVytHkG6shPE"
    "zQL73h6KZWXimeHipUUmEfXUrVVpnOr0aKaksmois6d5eUtZLRrybXnUXWkqHZ+7WEv6lz"
    "QdhppAyZgfcrx8hQ90OFugespTvKMBXc8nMw55s9NfJkAc/sp1HGxb4PJ409yzqe/Jwk7v"
    "jk600Sj1+qz1pDbiWioCmfKWRi8pkjliiqTWzumu2/2h/gX3Srd3J6K6IyLlrjsQ7OExbC"
    "eUqqK7fPR6DnwBOMos10W5TpES4D3pVjZT4zoBmZUYV9IE84b5+IyQzg/xyfAbwiMonDO5"
    "kqS0z3/fsaVWcuOF4MMg6gpOKXOzwRyNONW2sqaef22wsRhQiUKaKs276Wkuy+gyEsm82i"
    "4CbnRfba1wLcNMG0iJTI7rkQxfvnfvc+SdZZkYQ1BerYJv8hmmpVWJsbBz2CkQ59GOXQBo"
    "0dhKFnXw0NGJ+8acBDZDINeO45j4xSjEyU5mDnkUjnuhzOdVIfmXyG1lcfGRILsjL4ITIZ"
    "oJOuRvvTp5jZh0tAdXHdqLEIzaztfQIOaOkuZ/Bghox/+1A6Ysq/Gs7LIr0C1L+OouoxJ7"
    "lkok5slb0yWyQNRpxMVrb5bGXtuBeGQpzPuEotmFfIM6SDQJlOtIZ0EHhDBwFZeEoWnsoK"
    "fUGFp8Lb/tuoGGW9lyNZ70UK+jLIQ4563iCPsudeqbyDVPmShdTBDeXtVTpl26PeRk0hwI"
    "pTVXgopqgrhqvRypn7w5cVE/s5Jg/cUp2oA5hHuu043JyKVBtTTISpc/JMDWtDso+duk1w"
    "qYGvdOa0X2spfWrKqbEw3PGOgr4hb6OP7nDSRJH8Tn1SSJRT8x4H4DYpJKpgnKsGBxeuBJ"
    "Ub0RWJNHXGa2dyIhqk2mMMRmUxTTUfO8ah3UzHtapeFpYwfCt0cy7Ccprjyyi4ZbLGZ9LV"
    "bods9mj8cu4DGwEO7oMBfO+7BLOkd+/fJPMjmvVburUQwk5QAPTdaiSKgMK/gIpWGYXArs"
    "6IZcM0UYhDd0xg+IWXKspkDtfoVDwQdmU0HFvMtjUYBzREo2HZm69RWXDvvceKhG4JxRip"
    "EOc5NW11rBpUt3eWE6/V50SBJfZMjRFV3Pm4m4hYvJzyQ7N5dnbZPDm7eH/+7vLy/P3JSm"
    "qJ3kqTYa47P6IE0/DrYj2RJqUkQ2BIs/I3QSrJNFZQsqkgrHS1K2cND1hTyOiAHaIDTDZm"
    "mNJ1C/NaiLSG9rXq2tOiZlRnvcBozWK0XokncoiqTlrE/bklcBOWQszySQ318FFtF+1RTr"
    "mh4FiP7dLSvkVG2gokTR1xPc5bLB3LFZGE0j8vgxJSDs4wSinV3qk6RR9guyprUB/wEOyu"
    "kgBvVNZEJ1lpCnXgGPwEE+AoTlkjbjTSVTVTaJNRUTNw0mAgxTcWsfj4hdmiZKXBdDSwW6"
    "hEMUw+Bhn4AzHZBCbllCkEk2EsyYQtiMUAayXGYr/frjOoaNy+pNG+rEZ7d3zyHAVrEqkg"
    "CLu2M6ZvIaP6yKR8Wmr5VGori2edXLT2wTb1111VE9mNPFNwapWKX/LzrHFsU4inTeOefJ"
    "xh9nLjGl2Kut4ieRiWBms4piduiv/5HE1ThI6Fe+IxGXAbugLeSFMcyxTwPeuEzFzXlrHF"
    "xot5igzULNNmlcZBvVmt0M2atWoI0f7jVVfHL+LvCJrJga9+mhrGvl5kife7SI73u4i4PU"
    "5g74nL+ZMM8ZqihgAXElxs8xdg6afUmubBOUi1H6zf1sUgOJXfZZnK75Kn8rsIzFhubAKM"
    "AI/LoqxxmlambE0XQnqChEXN69PjohTFad7R3c/Xd23y0GvfdPod10C7EqzEzaBNo9du3Y"
    "WwfoF9NneqsDWRTBaWw4A0orqeG+s1kcQ6B9al0NlUx0xaOZWNjRJXdHSTS1h67WtjOize"
    "hyDdGJvsRFBdTPdSDtTBJZ+vS5CoNnjubY5C34zGFAdMn6Jrqtoguo8ZasbWWUxE0Wu+FY"
    "YlOwL3PS8Nk72qfG4Nc2IaoZPgRsH9g6v6Vt6hAUJpeys1I1d+21s1FK4VNL2V0VtpN8tb"
    "2OV51xSx64Cxau5QB8y8EsioG2eY9MedplklA+l982RhcfK6orHQyc/qRinC31S4Y4nCRw"
    "0yUb9iOJ3tBMvZ1LQbTvoUvhB1jrCEUYxJsqCn5AzIkx5f5bRXytCwQiyXMvvN/qXPN6nS"
    "VU5JqchkQuWLSqkGnsKIqKkzNacGL0JXJ2D3JtKjS3puE9iaSJrA8tQm0rjFhiajVtwBli"
    "0vd7iPrbwXDrP5Ht22W7ewoNtXRGFU0VSdPeo/dfuDKxEZ8ai3v7R7v3Xxvgh84Hi//0vn"
    "4QGzd1svqmEw5VH/0u3c4oVXrrreMXkdIk6bGRwiTpuJDhF4K2zMFC6FOZeNj0qumxzrxo"
    "TpQfPD7SeTeOcx1TtLL+/sXlNJtHOgvd7XcoC9JpJY53H4WQ55QimS5OQiAaLD5xfxqUVG"
    "c1WzVd06xse+hUKkkKwjXlqJHLy9n6RG4mfxHiSFOY/UHNDyG8UqqMx745yr9QG1gqbGUh"
    "i/GlvYGkuRJrSqAJc6T6g3v+Nslb65n2aqdCdQjlShaDc8Jm2R+MGtLsknZCESSGgasRgj"
    "ACj066tLOVpiFGQD/x/zmUFN9j3Vle8tFmOnLOgZMnCyTPt/I9UQWd488dVw5AkaI2S90G"
    "JD+gw1QTeeYDdTD1wf9GDoXmSJ4ksO4ovgOqVxFb6yWR1WxAcsBqrx0WiZc689uuteX/92"
    "RQTtow5yXK97RQBfkz/q3Yf2/ZXIwfSoP7Q+90WNUDq30Mhwc9cVv4V5BX732l/arTu84m"
    "mRH/W7NjCAvetuqweXNUYVZo44sB2P+sfOvVtzdKLqouToo9667vYGeImOuGmXxXCRyLGm"
    "ZeJ+kzqkBbvtHyQd9xv7WJQR9714BMSHmqVj+QbxZtXwr9D4FgHHayJpf8hjWQNZAt9iy2"
    "PYR37Ag9gyGFPyHsT9h7aw4iMtHIY3N597rRs4mel4PAfcluU4DpOi2NINnUlBbHLup819"
    "EXQi+KuceAcJD4i5J55WFnLB+ObzmvOTHO6kPDs5qUrgq8+tMLeTZ5i2Rpa2vXAi8NFDDB"
    "XMy4z46eT+kH1/ePMghZLN5T3pCOlLLI+XOofXRJKpyDGDHU/kLSKSA4Qys0yZA5K38P1/"
    "G7f/qrAwjtJzi0UTIJSLpsyLxh2qXKsmQCOXTXjZsK82g8/ICWqISsIa8VWc21tsRWsquQ"
    "+VeR9S5myL0V1TydEt8+iOTYa4b7N+A5QyJVCph1mkq9hqmIOUcjGXeZQ934UthjlEKse5"
    "zONszWczai6jY5wcAuUj2SkAqjqjWkik05jPTYvl1LYGiKQ/Zmq0g4NVFN18/vg3q14qCe"
    "lGL/zAjNo+o9qq1mJIzZ0nn5pX07GazF00m1pCGdhdYdp7XdLyoRXI8rYDVP6scnXBqbCw"
    "lxYz1fH0KBzx4l5uJAa70HWDTVEuyV+/5xiSZJeGjGHC7la5W+xI8Zb2HRVvyZEiib7Byd"
    "73yZ7BdfDAb56fZ4lvOD9Pjm/AeyE3KFhRORB2m9cQ3dNM0SOnKdEjp9HoEXiizeJqgSfL"
    "Nj6Swyd3qLhwE2HFDxm6+ff/A3ZmXx0="
)

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "grade_items" (
    "id" UUID NOT NULL PRIMARY KEY,
    "kind" VARCHAR(20) NOT NULL,
    "source_id" UUID UNIQUE,
    "title" VARCHAR(200) NOT NULL,
    "max_points" DECIMAL(9,2) NOT NULL,
    "position" INT NOT NULL,
    "due_at" TIMESTAMPTZ,
    "counted" BOOL NOT NULL,
    "released" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_grade_items_course__d43a30" ON "grade_items" ("course_id");
COMMENT ON COLUMN "grade_items"."kind" IS 'QUIZ: quiz\nASSIGNMENT: assignment\nLIVE: live\nMANUAL: manual';
COMMENT ON TABLE "grade_items" IS 'A column of the gradebook. `source_id` is the quiz, assignment or live session behind it.';
        CREATE TABLE IF NOT EXISTS "grades" (
    "id" UUID NOT NULL PRIMARY KEY,
    "points" DECIMAL(9,2),
    "waiting" BOOL NOT NULL,
    "version" INT NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "item_id" UUID NOT NULL REFERENCES "grade_items" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_grades_item_id_1ce87c" UNIQUE ("item_id", "user_id")
);
CREATE INDEX IF NOT EXISTS "idx_grades_user_id_830e66" ON "grades" ("user_id");
COMMENT ON TABLE "grades" IS 'What one learner has of an item. `points` come from its source; null until it is graded.';
        CREATE TABLE IF NOT EXISTS "grade_changes" (
    "id" UUID NOT NULL PRIMARY KEY,
    "field" VARCHAR(20) NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "cause" VARCHAR(20) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" UUID REFERENCES "users" ("id") ON DELETE SET NULL,
    "item_id" UUID NOT NULL REFERENCES "grade_items" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_grade_chang_actor_i_5c5a71" ON "grade_changes" ("actor_id");
CREATE INDEX IF NOT EXISTS "idx_grade_chang_item_id_54a575" ON "grade_changes" ("item_id");
CREATE INDEX IF NOT EXISTS "idx_grade_chang_user_id_7c5c47" ON "grade_changes" ("user_id");
COMMENT ON COLUMN "grade_changes"."cause" IS 'AUTO: auto\nMANUAL: manual\nREGRADE: regrade\nIMPORT: import\nLATE: late';
COMMENT ON TABLE "grade_changes" IS 'A change of a grade; rows are only ever added.';
        CREATE TABLE IF NOT EXISTS "accommodations" (
    "id" UUID NOT NULL PRIMARY KEY,
    "time_multiplier" DECIMAL(4,2) NOT NULL,
    "extra_s" INT NOT NULL,
    "extra_attempts" SMALLINT NOT NULL,
    "shift_s" INT NOT NULL,
    "note" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID REFERENCES "courses" ("id") ON DELETE CASCADE,
    "quiz_id" UUID REFERENCES "quizzes" ("id") ON DELETE CASCADE,
    "set_by_id" UUID REFERENCES "users" ("id") ON DELETE SET NULL,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_accommodati_course__442071" ON "accommodations" ("course_id");
CREATE INDEX IF NOT EXISTS "idx_accommodati_quiz_id_2c4347" ON "accommodations" ("quiz_id");
CREATE INDEX IF NOT EXISTS "idx_accommodati_set_by__be5272" ON "accommodations" ("set_by_id");
COMMENT ON TABLE "accommodations" IS 'What one person gets, at one level: without a course everywhere, with a quiz there alone.';
        CREATE TABLE IF NOT EXISTS "attempts" (
    "id" UUID NOT NULL PRIMARY KEY,
    "number" SMALLINT NOT NULL,
    "state" VARCHAR(20) NOT NULL,
    "preview" BOOL NOT NULL,
    "practice" BOOL NOT NULL,
    "shuffle_options" BOOL NOT NULL,
    "current" SMALLINT,
    "started_at" TIMESTAMPTZ NOT NULL,
    "deadline" TIMESTAMPTZ,
    "submitted_at" TIMESTAMPTZ,
    "submitted_by" VARCHAR(20),
    "score" DECIMAL(9,2),
    "max_points" DECIMAL(9,2) NOT NULL,
    "percent" DECIMAL(5,2),
    "passed" BOOL,
    "score_before_regrade" DECIMAL(9,2),
    "abandoned_reason" TEXT NOT NULL,
    "version" INT NOT NULL,
    "failures" SMALLINT NOT NULL,
    "retry_at" TIMESTAMPTZ,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE,
    "quiz_id" UUID NOT NULL REFERENCES "quizzes" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_attempts_quiz_id_4b5f09" UNIQUE ("quiz_id", "user_id", "number")
);
CREATE INDEX IF NOT EXISTS "idx_attempts_course__45b744" ON "attempts" ("course_id");
CREATE INDEX IF NOT EXISTS "idx_attempts_user_id_d4dc13" ON "attempts" ("user_id");
COMMENT ON COLUMN "attempts"."state" IS 'OPEN: open\nSUBMITTED: submitted\nNEEDS_GRADING: needs_grading\nGRADED: graded\nABANDONED: abandoned';
COMMENT ON COLUMN "attempts"."submitted_by" IS 'STUDENT: student\nDEADLINE: deadline\nSTAFF: staff';
COMMENT ON TABLE "attempts" IS 'One sitting. `deadline` is the person''s own, null without one; `version` is the ETag.';
        CREATE TABLE IF NOT EXISTS "attempt_answers" (
    "id" UUID NOT NULL PRIMARY KEY,
    "position" SMALLINT NOT NULL,
    "seed" BIGINT NOT NULL,
    "points" DECIMAL(7,2) NOT NULL,
    "answer" JSONB,
    "seq" BIGINT NOT NULL,
    "saved_at" TIMESTAMPTZ,
    "flagged" BOOL NOT NULL,
    "closed_at" TIMESTAMPTZ,
    "fraction" DECIMAL(12,10),
    "earned" DECIMAL(7,2),
    "by_hand" BOOL NOT NULL,
    "comment" TEXT NOT NULL,
    "inline" JSONB NOT NULL,
    "rubric" JSONB,
    "attempt_id" UUID NOT NULL REFERENCES "attempts" ("id") ON DELETE CASCADE,
    "graded_by_id" UUID REFERENCES "users" ("id") ON DELETE SET NULL,
    "question_id" UUID NOT NULL REFERENCES "questions" ("id") ON DELETE NO ACTION,
    "version_id" UUID NOT NULL REFERENCES "question_versions" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_attempt_ans_attempt_c6d998" UNIQUE ("attempt_id", "question_id")
);
CREATE INDEX IF NOT EXISTS "idx_attempt_ans_graded__3ba5d3" ON "attempt_answers" ("graded_by_id");
CREATE INDEX IF NOT EXISTS "idx_attempt_ans_questio_32a8e2" ON "attempt_answers" ("question_id");
CREATE INDEX IF NOT EXISTS "idx_attempt_ans_version_73d62b" ON "attempt_answers" ("version_id");
COMMENT ON TABLE "attempt_answers" IS 'A question of an attempt, and what was answered. All are made when the attempt starts.';
        -- Points are never negative, and columns stand in an order.
        alter table grade_items add constraint grade_items_points check (max_points >= 0);
        alter table grades add constraint grades_points check (points >= 0);
        -- One a person and level, and nothing takes time away.
        create unique index accommodations_level on accommodations (user_id, course_id, quiz_id)
          nulls not distinct;
        alter table accommodations add constraint accommodations_more check (
          time_multiplier between 1 and 5 and extra_s >= 0 and extra_attempts >= 0 and shift_s >= 0);
        alter table accommodations add constraint accommodations_quiz
          check (quiz_id is null or course_id is not null);
        -- One open attempt a person and quiz; the sweep looks for what is due.
        create unique index attempts_one_open on attempts (quiz_id, user_id) where state = 'open';
        create index attempts_due on attempts (deadline) where state = 'open' and deadline is not null;
        -- What waits for a person, and the attempts of a quiz by state.
        create index attempts_by_state on attempts (quiz_id, state);
        create index attempts_waiting on attempts (course_id, submitted_at) where state = 'needs_grading';
        alter table attempts add constraint attempts_points check (max_points >= 0 and score >= 0);
        alter table attempts add constraint attempts_submitted
          check (state in ('open', 'abandoned') or submitted_at is not null and submitted_by is not null);
        -- Saved often: room for the new version of a row in its own page.
        alter table attempt_answers set (fillfactor = 70);
        create unique index attempt_answers_place on attempt_answers (attempt_id, position);
        -- Which answers hand in a file.
        create index attempt_answers_files on attempt_answers using gin ((answer -> 'file_ids'))
          where answer ? 'file_ids';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "grade_items";
        DROP TABLE IF EXISTS "attempts";
        DROP TABLE IF EXISTS "grade_changes";
        DROP TABLE IF EXISTS "grades";
        DROP TABLE IF EXISTS "attempt_answers";
        DROP TABLE IF EXISTS "accommodations";"""


MODELS_STATE = (
    "eJztfW1z2kjW9l/p8peZrWJdsR0nGfLUU4VtkmHHAS/GmZ0dtqBBjdFYtBi1MGHue//73a"
    "clgd5RgwBJ6Q87G0s6LXGdfjnv53/OjBk7b2lkNjdtQserX8jqrI7+54ziGeH/iLtdQ2d4"
    "Pndvwl82HhniYX3z4OCFrMRNPGK2hcc2vz/BBiP8kkbY2NLntm5SoOpNCWK2aRENWWRurJ"
    "A5QRg9dB57H5FlLhnCFkGaZc7n/Ak8sYnFb2t4dQ7Da+aYj6/T571HWlD9zwUZ2OYzsafE"
    "4uP9/vvZghFroGtwn/+gs//8h/9Dpxr5Rhg8AH/OXwYTnRhaADaHRFwf2Ku5uHajP7eo/U"
    "k8C18+GoxNYzGjm+fnK3tq0jWBTm24+kwosbBN4A22tQAE6cIwXNA9UJ3P3zzifKWPRiMT"
    "vDCAD0DtfMDm2tlg0O70Bo/N3mBwFuGRR+ED2700Ninwl38qEwA8wyf8/afLy6ur95dvrt"
    "59uH77/v31hzcf+LPie6O33v/X+ZgNWs5QArPW51a7Bx9k8knkzDK48F9Bg23sUAlmbND3"
    "cS3Igqen1l08A3wkIS4sFrp2DoRhXnjIpzHDu7DhxmYRHIEdKcje/tzo/nj17m/iF5vMfr"
    "bETQGRgHcD54uz6INQ3k6xFQ+l+3gIRv5ZJQTwbIa/DQxCn+0p//PyzZsURL82ugJU/tTf"
    "gjO27d66dO4F0Z3w9xNrbrmrPbxnUGyt4nEOEYbwHq1swkqIeNpmcN+5gZFnjP1puIjftN"
    "qN7m8/fmn8S2A+W7m37jvtz97z/ul981uv2QhxgNnYXrAo+I8zbBiJW/aGavu2XQLc3Z37"
    "6vL9u/VeDX+k7c6PXxr39952vMFzZGoxG0baVPYo1BzedQ4TGz/LbNLe8zvt0q5EURS4g5"
    "v0RaZN+iJlk76IbtJjiwAcAxyzR9/xO7Y+I/FABylDcGsu6bn3j3wm+zElvhSse60vzcde"
    "48tDYMLfNXpNuHMZmOve1R/fhdiyHgT92ur9jOBP9O9OuxleFOvnev8+g2/CC9scUHM5wJ"
    "ofSO+yd+m/IMJPXnxiJFwY4fHLElvaIHLHvDSTno3eml3Owlcwxc+CR4AmfCcoWHyZUkqM"
    "r8RiDvpB/St0u5aof42dBwevzpMZ9a8Gcul+YMilrKOpuUT8Y1eIvBLOaaTbaIoZ/58WVb"
    "t2GSBG28qqW7kvk9ntfCT5iKWnVbIOtd8la1Svm7mXXan1EVVJRDqCcluETekf5iiyE8G1"
    "5O3nD3OUccv51bRekEU4VxnnPhqtEEZjczbTbfiTE1PG6fnD0c0mO2mf9ukQ88uzuc2GSG"
    "eIf4yJ+HaDJoSOSR0RPJ6isYH1GeJcZgR2qRrCVONjWgvK9y++ffG/gMTi+5lJjRVaTnWD"
    "wHamsz5dUNhaOHjnaEjJN3tgWyt+1Iu3LaeErklhqBFxXsa/E55FPzpD8TdR/uPq4ll4nT"
    "mBf/apQTAjf6uhIVsSMhfDrscUlxDjj4ut1XZ+15KDwxcdws980iZbtV74AsrFpJVsT8nf"
    "lLJ9yz37fxPOD+A9gsk6Ni1yrmvsnJLlQNf+/9nxJaCtRpbkHdfjUWari/t8Bc0uB5Hoj2"
    "jUKrS6dBCb1hyvDBPHzN9/PHba8QD7SMJKkj620f8iQ2dlFBpSwAUwAqqRh+naFOCD+zbG"
    "EAAD3MQYs0j8zG7SxUyA3+JfiPkJGGvTIsfdRc7m/AwDAOXwP3totu9a7c915NL3afep3R"
    "ZX3AO1T++4nlhHmkn5YfrQ6P7SvOOPY35EamGxIts2lGkXStmEIsuEWGMSZ/ZNtzz6yI4n"
    "V785rFCdh92Rrwr4NIlNZ0Ox155TsA3+2FsOsSzTkjI+egTVO06vMh2nVynH6VX0OPWUGN"
    "mNwk+ndgofoD5VTdaeGyI9jkG3KNtHKSy6AWnI1ZxlueynUywuNIvNJZWO9vDT7GGj2H4S"
    "FcQTIxHsUS5P13FPev4DtQ41Vi5jS7KK3DmYuogmOtXZdCe2h0hz4HvBBLySsLnQHs7GQt"
    "PtJngCz8I+Bd+tWqJrAcNDA8eVmM3F0KEEMTJeWLq9+rtFDPKKqY0c10Ad6RqrIQzeypGw"
    "94vfgOCz+HXK3wORoVzPZibFBnrFxoJEXRH5vwJcFi2bIc5RznQGXgSdoqHz692LhA1rcH"
    "WOLVuHVzFkT7EdE9v60xsIbmUZ/a2/n/EvN71Tkf+X3/+dc8DiFPEXPZOzdxl+qve3ciMU"
    "w40gv59X9vgu+z4esAj4lmrWteSnOajQWxSuSki9DjayPrcgVQU9b5fZfEMprqGwKcs7I7"
    "JC7D1fQXDfZQH3XTK47yLghs7lrBiHyI7o+znUWRq2yWYyyaZYZBOAltt/A0RqAw6ZHZww"
    "GhnnjY9EeYz3cN+4wVSxszl50whSVW7PuLj8kMXbe/kh2d0L94oRygf+fmsBwkpjPjf0Mb"
    "bjwozjn6olZ3uunx/gDUHWoGOKfEQQvzYiY3NGuKqMNgOfI9CxuZLsKspeGJ3r80c/YkcN"
    "5gq0O4lCrD7Ue/pUzNG/Zdat15EVSjkujnI8M239dT3Ng7D3yLcEr2qQqhKCaZpq3PxXL/"
    "3ICeQreY+HzyEVpOQEKTUeHrqdrxCIxLcly3wlWp92m/9o3vbgmkX+IGO7KOFJFnnVyZJo"
    "g1FMqGTythQiU5JuKPbATJr6CQEH5tFn+3FErOtMoTLXKaEy12VP1FPuy+320Czuy/WWI8"
    "/2EKlyXxbZ7F3kwh7lCPWIqKNBcKPIfuISvv5MfyGriFQWwhP0gSd3jFLCubm6eb+Fl2s9"
    "zT+X+O/WiEFs5/BuPN427ppn/z2Bbi8QD6vyHhsSNHf4HRJ6+nhsLqh9jobWwiBc1TOtGT"
    "YGZIZ1Y8g15RfC0ND9y2Go0KThwsj8FpMuvPeQ4CZvoPlirhtCU5/iV4Ko6bnNP0IunEiT"
    "swi40PmdJX+K6/6Mz2Twna+IvW8WslLVj6qqi8kgIzavCXKJMS9Qvvfl9dssTrnrt8leOb"
    "gXCuH/ZhOL8iUoZwQOkVUO6oPUe+IvHog/JIAOEFXC5HQEpC3T2NnI5NEeUetm9kJzo+Bk"
    "bEyPvae7ZrtXRy59n7baj73u022v0637bNz8yLz70mrX+Sk50+kuFqb8owGSKm9lNwTGVu"
    "A6JJcgvO+VyDKpcdtrfW3WkUPdp3etx8bNPZj8NJ3B9+xk8sufIXPM2NLkAukUs6nMBhUh"
    "rF5q10H2KCGmQMEenQ+6i/0idgBlxSiyFcMwxzjpZIpn8oaiesvq6jpLdM51cnTOdSQ6h8"
    "/wv0wqhbCfpnoYv8uiMrxL1hjeRRQGZWdPhr66dvbFXNuR60FKxfWicD3mwBJfLxG25Iui"
    "DoUBBSfIjUv96ZcuMZLiJ1IDkUo2JZLMyjEujdnctOLy+zNjBhbflhilqkBp+rOIN7TJbB"
    "+g7sQwLT5KVYEChWAfhL64htNyCTyZoKGmzdWk/Xeotm+cqk4jP1aDuUUmxIKqiXnB9rAe"
    "saoA4rk+sM0XstdMa8z1HoxRWZAW9nRg6PRlL5D4IPd8jEqDxAhje25bgNOjM0xVodLBBK"
    "7b+l77VEfXxi1noFVVgbLI2Hwl1oo/pu0FVtcd6JaPU1WwJrqxF0aPoinVJ92oLEJQUUfj"
    "zywsthdSt2KEqqLEbDyZxGW5SeLzCONUFSRCLdMwZl6pjx2Baq5HqT5OOdgPNnBV24rghP"
    "vud97BCFXFh59zjP9gONEtfT/B4F4M9WCZYIrM0sapjBYFF6+571ceC65Szq9nC+83qz7D"
    "AJVGZ+AktrPBzP2l+yB1K8aq6OILwHU0pEo5s0SyPpgPBomVFjLD9U93rIrOKg+qwQjvZ5"
    "bycLrB1TVNrcHaXwT14Kq2AAqpD7OZqTk+iAEjcV1fMxv0/INVdDkGATsiWOWcXoml4rPj"
    "5AxRWYQoWxKLDYTwsM8x6OLUEONVaPFJpar5ou5Me56MZoeSnsn/swXTHh/kjivYmbyCZQ"
    "JUJp3PPQDjkvo2Z2NKap//LN6e4debEqg+q2vQp45B8zmMbh+/IrB583/+YY6QE7LHvLQ9"
    "hiaWOfuInARIaJa3JOTFLTqr89uExnQJPeB7VBpfWdL4gPVRwFMa9LjPqwJvexR4U7G6ia"
    "woadRmlljdE/bFyMDl0ldLEFBFsVXlEjblEvyzqTD1Enzxn2EBKxgamiBghcNQMzQ7hur8"
    "0J1XNP3VsG6sEEcChBguBJlO4UEoOmgTw2Af0VDjskywhzAfwKV4Nrl8ZC7smMbIB3uNEq"
    "+KtCeliVeqabCvuliGlKfrtNpi4ZQnQF1GdvWeV7Krkl2V7ColuzpHkyzHN1TH4XZBZNgi"
    "MdcDSVVxU1XciqqWFLGKm8i5CusjXiJWgiayzvPK1gzNlextU+gCbqm0c64GcDFlCFZYgw"
    "mjKjg1DM500bTM6VPGIbU5oAxhBKkaPzBoe2aRGCXkkC9SakiRtqA0NcQ2ZZQQ5+kKqiAH"
    "qdTmrRophH00FcRZqXqVUPW+36YAj079NlG87ZfmA//3C5nzf39qtESNsAk/6XerEJZ/Uw"
    "BiWWaMgJlSI9IjqF5ZnatMFcGuUiqCXakK9sriIVYDpPHIs9xHpmq+KZvHTjxVJo/sJo9C"
    "ollKi0eghErY8hGur5JgAYmUc8lmCfGTBX2jH9EQXGJDxPAKvKLY9swWnmUi3uSx14hQzX"
    "74QlZDpzm8sI2M8QK+filK2INT1+tLt2A2NKZzXkg0eJlu8/cZK/6fMTlHDTSc6ppG6FB8"
    "hQ6Rdn2KEXyF4+L1DbfEEGVHzcAPAIr6etQXQua+bxIhefwLoCuebRp8yKXOX5tgn/l9vT"
    "Y9TyP/nU7/u0B3PN8EVf3ximPHUe7kA9oYYCXIYEviuqlVQIm6yKREXaQoURdRJUoZcJSv"
    "vkisqLDmCr9sp75rWFUrL4Pm6kiTUfbemKZBMI3n7oYoxNwRpzrU+l1f8XM0Xg/Ig5M3nc"
    "59gIk3rXDr26cvN01+dgnu8Yd0R+1qtXuhnbPIERFFWTilsA8UFM/SWwh81ULTbAXBoqIZ"
    "rAbhwqbbDQg/m0t/MLWjQYu28o4+7Gr/Qt3m//a/LGo72HewRJXb5aVQyMLqttKulXZ98o"
    "3p0Nq1Tgew/OWklg3REaUWb5Ifd97mKLyktGbc7rffr03jkWb1WefTpzrfgCd92u78ykcw"
    "l31612jd/1Z3Em3CG/tpXPNKilRSpJIiQ1LkuoB6WG70V1ZPkBSDFdwzNUtuPLSQIKkjNj"
    "WXVHhlaoiJAsAIQ2QrdMiroaVuTxEbm3Ood8DFO0wR+TbXrVVsw+QchgU3E9RgEMNsIm3t"
    "qc6gIsMPDOkaH9EU/iEYDFFCNOEdEtNOxeAWbrdKky5lO8xWuLnsQTwMTmB6Qp/MG51ia5"
    "UUshMgDEuaK5uUuPhnrKjpug/WoiaH9abVbnR/Wzsb1hbP+077802Mu+Hmt16zEeLAVKcx"
    "VufkGe49X8EZ/iHD/P6QOLs/ROa2OD9k/GcbCuVBUx405UGT8qAJAY2wXZr/BiiVH63Ifj"
    "QDM3vANaRdVneYVnG6yJy2yCvXsXZzivspFZeLzOUiW9tUSLfKYj+Frc3rwxextfka9CXZ"
    "2gKNADPY2tBMZMWJRHEnsHlpWi9MWMY+ioBlR9OGEGiNWPorf1YEL4N964WshHkM/q3HFC"
    "vNffTthrOA43a+sPiCISoUuijmNI8hEcyzubl85EU2P5x9bXZbn36ro1c+pSerPu02+ZN1"
    "xHEidp+22l9bvWYd6fRVd7JtT+/0SvE+JuhMZfA47mgHOkjFAWXpPLWlU5mFkue/MgsdwS"
    "xUNK6XhMtZ9chdVrayBpWHv4W1ExSFqVUxFKioHAlLgdeJPs5Y4OtSn2YvYM5jErnfjE+L"
    "v+sQPyMiqzXRa8YNmwGt3iITPvemTpRMQra35BgQeAMSiluce0mY7dz6gTlxNjpzA3k+oq"
    "E7B/kXQ4a4aIICZJZpO7nZKgqncLtTLcVssGFnFPYWteNRDxKF0NcP19D6zaFk9Gf4gr9f"
    "Xrx9//bD1bu3H2ATgEvrK+9T0I8GHIvFs4M+GqRT6mhtR3VUbEa7+bcClEoxKb7gys9uuS"
    "irINURq/Ed6mA4Qsk3t0auDMw+ksph/PY6A8RvrxMRhlvKgKYMaCJqhhF+5u8YceOjrSDn"
    "S8LpTGeVspV+F2xWkVXfA5eLbDFVkVUqsuoE9tKOro1bGleqdHt1FjaYBm7WEi2mJn+M/y"
    "7xnJ613AVEbUEmodeTGapTYGqC2RHNLfOVj2f9wNCQLUZ/kLE9jFpMdxohtrCFztjCmXju"
    "s6q0RUHNnhtOZdVnNxQVDMs5iNHAWwMSIPtIKojy5XUWuwF/KiX4SVkOlOWgrnJ1lK6hdI"
    "2scoDSNSqma3TJ2Hwl1urW1MhZWNcI3EzWNSz3MY6AllXVgNAKc4JsUZ2E33PSLiwyN/CY"
    "QEdAPvfcYIuPiODx1JeSER+osddoKsiiSLtMmrYB/N0hHCBApqIBajtGA6j4VSUhKQlJSU"
    "jfk4RkGuTBNPRx1Bbru5UiHfGHBnN4KrMd9leQXrA2g5JtFvlzoVtCvIGuyauRqa2c6FOM"
    "YOiP4g9zYYu/l1A2eMpZEZWR8hp0D1EJho43YW1PqvRo87FlbReadsinfOw93TnNPe2FJv"
    "p7ttqPve7Tba/ThTxK/q2LsW1afdq4+9Jq1x1uhBmVyfqVxcR4mWxhvHQNjMli1myCB+4s"
    "iTkNUgvrhklP3RSgVPV1F3NtRxNkkFKZIAssd4mvjwgKJzjbeqY9vxNqceRs891KPtts/t"
    "DA0aszV3Jwyt//wBAkdYB/coz5noj4G87R0InEssl8CIkSvhyKqzcIEifIHC2nJiNCzUdL"
    "zBCoFnElHQ71mj2Ov+II14c4/k5sF2Ak9qBKzViPP5+UNSCrNWC9jOKAf05MeQmQVSbj5a"
    "fLy6ur95dvrt59uH77/v31hzfr1JforbQcmJvWZ5ALAmdRVFBQvsqqCQpZfJX8l050a7Yb"
    "30O0yhJXHInQ4fReIuE2O1OHkp7J/3NIK1MR5IqcjUy7C9ePIs33k25EhWvfrWThesJvZ5"
    "aq4eFz1BPZw0tXqLUIGpGJ6TaV5msf2klz6UYU/ofu1GD7QVP+ekJFJypdVDibmAsaK1Ln"
    "/g5Ilv51ykeFq9iCwmqshoZM/4sIwVx00Oa3ZniFbPxCnAbYDJlLKsIILdOcQRNszTL5+B"
    "okaPOrQoDjQjxe9ekERH6k4VUNwT/hG4Gzi7njIeTvcLpbz7DGf9rQNhfjqdgg3fcTCu8H"
    "gQXNzNfMKsDvZ+ITfV2ua+j3MzbHYzLwOjs5f6k+2IVTJAJcyhxtF6CqXuPmvCyOYZzlJr"
    "efZo8pXjCk95nHPjwh23pX6/qa+Ij5pWLDB1zkYD1rdLutr6325zryRujTX5oPvTp6IXO7"
    "T++6nYeH5l3dOxZ2MbDnX7pQtWjx7SXZNpO03SS6nXChQc4M4VEczwJxSIRPY4QwqU2o7W"
    "AnMbnDdBWc5AfpQ5QslWzf4svQUfSs9aXxGWrOzrg+1aeNp7tWh2/zC003+/Rr667J/4Ic"
    "Iv7XXef26YvwtnLOLGbC3QrItb424WAYT7kyUYydn03x5fU7KWFyTVG5cg/vstSsfZdcsv"
    "ZdpGLtq870kW646XC7rIzgCEeEfM7FF1fuklkkD1z+aUBpZpe+Tx+ebu5bt/zCYmTo42JM"
    "e2WgToa+ugbqjQVFlutBygpyvSRczhQn6jdvZVXe/TSq0ml6qKjAKgquKnXqs+P751PAkN"
    "/l07vbuu2lhYv6dZhXEh/k5hJ++qVLjKQKjYDzrbmwWHndZRGg/3uweKNbc2pa9lnYHeJe"
    "riW6QsYCYf6l8Fxmn8izZS7m4DPAyBngB4YMgi3OI1aDAB/hWBiRZ50iiI116xTA8QLuAS"
    "rcBeJaTG3Y/IePLYPg/nJnlgvMVBmEYvoNlIHvwD2YbczX/g6CZYBQBT0UWaxUOmPyCquu"
    "zhg447KeVwEipU6kqxPjtYS6jz6RWc4tKKZbNYrAnJJNQPPVp6SWaRhgko6p8ptZq2iuRy"
    "ntmXRUzULMzahm4U3ZVM0is0rhPH6OhlxnZKJvg6Vzcid3ThQWGHPJ/pk4kU41NDQXtqFT"
    "Mlg/L26AosAYR6eOmj38HKteHOpVEHTVQM7U1ty3iGgphjBz8v1qaLSwETURG5tzgixiLy"
    "zK+GAf0ZAZi+ehaHg5JN9sYlFs8AXDr1gETSyiyimUS2uxdTspJzPBTOsRVFBvOUxgAl8w"
    "Us4/9/kK4nsQvdC3C8nAHCKrYsTeISbzYjbDVoKnNWE+b0gq582+zoTxdQrG11GM/V8Wwb"
    "nH5208ziGyCmCdpuI2/9ULaLceovEJbd7jPg7cQo5bqNUN4b8y1hWQjLqfpgp7yLExh8DT"
    "RUIzlGxhq4tj90XRLDyxJef82V238QlilYDWjdd4/BmCVEXIBpsSbR2+dLeOX9opdDX/SO"
    "0yR9hsAmJkAmwC4TR9+tj63G7eDaBkB7QDJNpA50rUU5vzsAfsWlDOQrso7FrPqB3MqGFa"
    "ZS4vsrnc5vp8lMP/eOy0E3Q39/kwV/Wxjf4XwRw+2ELc6MyjhW7YOmXn8L5TaMuAT/o5Fj"
    "6yQqyDAcLnGId28EJWsuxY0yiW5M4SEdgxwIZU1fQAUQVk6GPUpleO2cqfNFzL2anf1oZM"
    "8bfY/PWcTYOZW+x5Fzk/Zpgj7qGMGBNZUf+xef+JS/WckutfDw/dztfGfR2qRFnmKzb69L"
    "Zz16yLMlD83/edRxD3x4bJiiLs+xA3IcV+p0UaO4RasCVZsGI67sn4wBiK82XhPJ7jcaxZ"
    "JjHpNYF6pxzYgjE5787zPqiWWLc9XSwUzpFWCTVhhCMWRPWc16Wth+qfr4mCyfapvo8wUr"
    "RpHpAoPmQQKD4kyhMfwuKEQV6Jsav0tyYuMMxnN83PrXa72a07kfn8k6BMc6/Z/dK8a4ms"
    "Sg40gTJpukitbNx9bbRvhVFee4WfXRDBz8D0eYGfpVaEn+aIcjmhR7JuZGkJd5XcEe4q0h"
    "AOpJ2/TCoZILOhOSLIT73b46B8gAxuJ2BNQorxURyvesdFSeSWUBygBKwxlAreMLxOOOVA"
    "tLeNYvs4w4aRXPk2RFuZ4rdXl+/frYGFP9IwffzSuL+PAqstLBEPPYhxoiQiGiSqDJ65zV"
    "ZAhz4P2GImAWqQSIGaAGrCFrAN1uqt/tyAVflfyVBXN/9L9TypGtdjDJnu1/vDXEUGyg5c"
    "D1Iqa3VxmBxd22OO+rNprWSzO4NkB631WpbeJ+HIFijHLZ00GyJUwJaorFE58CxPVaMiNi"
    "fIUNQobnvdF1QnT/bWN1oZV//2BO/gsRIAmH8Daj/d358lbLX7Qhzs+VBNeMPHSwLA2cpy"
    "rWs97ZhAv6kqVTKhPzF7PhR1OZnshQ6s+EdvlCpCdII6DCXHaaDP5nuuug1cLTFWVUGzyK"
    "tOlvsg1RUjVBUft+rEHvjcixGqis/M1BZuf6cd8fkiRqgqPq6rbG6ZoF/sP48efANVEa9n"
    "C2tc7LLJbB+sPsMoLT5IVWH6c6H/9ddey+6ffISqooPHY3PGdybx+/cBqeEfqLQW2C1g2X"
    "ydzPcSlhrOEFWdTob+SgaMb7p7zqZ7Ps6jM0yVoJIqhrZBdYTpSzKYXpvPrbsYYXD7xh2s"
    "IutTvmTc2uYVXzrObxLbUpzaeVLPXkxuji0b6kdDHWhOjQ3zeUE+isuifyXVkE6dP2v8IY"
    "sQJEJsGdIImcc2vd9/RFW6rUjG9BpKaVR50sJiJ231e4SyYqqc92ErialQn2T0yxn0kSXU"
    "hx89wswodVIEiJTHOs3D6kClvIGZ3FWBeRVwVbU7qHHba3XaWX1V6yLCe3ljKiSIB7b6qW"
    "5oFonJRJDEJ9cZWQycpHRAee3G8e/FqzZr31+6XrN2NGZRaWZkNiJWqCmOGAGNCNM14jS9"
    "gSCHOP1Flnx7y5wFc8IpVNecYioxlplUfnp7vqlHW2SR++y2M2i1H3vdp9tepwuVRAY6wL"
    "oY26bVp43HxxYXqaCNLWZMhx9qh9dFNhE97/xSJZ8nQ19d+Vy1Ysk9ptQ7gSQA9ZGoiFLV"
    "2OYojW3CU3ZfTKsdputbobJ9gg4m8fsC1cICfzCGLUHeD4XLZfJgEIuZlMvojuDOpvocHA"
    "ye8F5HJiVOQ5mpuSSvQrS3ieh8uYJema9EdJJxGszEOjRyfQG0vhlCJR6R3arzyTtEpqXx"
    "cYVe4d4RVVeh082CzaG6O0gy/DnIjX8losXnKzwF447NGfwTmKf0kUroIyWsR8/XKJ+Ykj"
    "CfPTTbd6325zqCOc5x7tNfG62eV9HcK1clytLf9lpfm1xBEe/p08enRyCGx9ZLBAolfnm4"
    "bwpivirmIkOvT++6nYcHuKZZ5nwOV7rNfzRvxWMW+YOMi1M1nVjjWNNpekUHH1ll0rnzKO"
    "ag1MdklKusProrfxe+h2hVXm+R83oZF2rGO1vuNtQlKg/sLwUcVyrYOz83pyc/K3uNTzAA"
    "mLD7tPXlodPl9/V1ZsTpzz1xqu+4VYdp1ZIt8pI1MLMHgmW6vdqB23H0iuNF5nhA1ZVld4"
    "RY8brIvPZbK2RZHaZVnC4yp53MaGkfjY9IxVApp5dyehUbTeX0Uk6vggG61ekVPaX2n6QZ"
    "a3gU8lzKMEV9p7J0sZQjeBLdGg7J/sRNkYetXkV/cYntzsXelKBXbOgauPeYExJ4+/gVQX"
    "UZNFqhOTHnBoQH6hqrCWfc1FzywSzhyvvDHCGdRT2KuYwq3IiaScHRN+QXxD3Qjl13JVpO"
    "TSbckmiKGRoRQtEYW5ZONHAjfnTSs6AKLEPYIvAV4msWc2SbSLf5C+6cEof865aEvCA8sY"
    "nF74hgSMtWiVqFO65rKT5FYG4U8OS+oN7zx+8JehpJ6CDdP931KTPRfSQH1ZCKgruMiuQ4"
    "5WS9oz4y5R2NVjyWhdNHpuD0w0nHU0yfdwDUT6ggVf77795/X2xLWDlMN6qi8HdsCiummU"
    "HKEqbKNO9epvmUAeBuQcmwsWZTZzLBROMrZbndLtOhZBOV7XS08edr1tAFGDGuHePJcrr6"
    "iHR7EzxtT4luobmBxwTiuF1DCKeLmmoO9SJhvXFW/Pmm0dFQDDP0t+jhlzRNGGU4sXODZY"
    "zy5ofs1FRx3ic/h1NsMoKfsvrChup4ysIhJdn89AWbfIvRFHr8ajyS3vNHjP87wQTtNf/V"
    "S7dsrcX/+077s/d42NylVDOlmqkmWVXjekywT7TG6FqQkBAOAkRKgVTBPgeAtFQ6eRXCU5"
    "xFrbTyNEgDG19h1HK3j0FYLd+0N0hQy30dFLLkYjuPn6MHk+mifLcTYoAmljnjujJXgiF+"
    "wGk7UEOmhUZkwucO4vqOe5V9REudI7iw0TOex0RPHOIlQh1fUMMcvwxraMh5rDkjuxo5v2"
    "AToYzzYZjooYQwgzetb33kejuEL/Nb63AM994PrE9B1QCSn3tf7s/R0MYW19v5JBHPwudC"
    "TXj4VqjA80whVIV/CESEwDfwDxf/BOvClH8RAxsDH8btkT7s02eTiNgN+FmI4PEUOU6luv"
    "iQZg8/q3iNwp1ftRTbgK3bSUWpEpRZj6DIlaiyi9OHL/76wn+aDMDe85XEN++MvhKWMJgv"
    "RobOpkST3CjO7rqNTz2oLoAndp8+PN3ctx5/huICwRFPzpO5e17KGhz9dMrkGMTUIvzgtu"
    "KCPm5M0yCYJthwfWQhSEec7lCYekfmcU/Bm07nPmDquGmFLYxPX26a3R8vxGTmD+mOwByF"
    "e26t/UgSaPuojgj2+kpp0XYk4ijYyVGjG4q94kbLE754kLBRPl/FBsG3XdDNpeJ242iPH8"
    "PrE8VHC92wdcrO4X2nEMIPE9m7sESp6EEMcxIP0iDRTkdpwVaGe5JeXrx9//bD1bu36+N0"
    "fSXtTI2J+Ftr3jJzPkildp7dp7VrsZAE344vPnWifQZeW5l9xrMpRTmS7Nb20yjXtrRre2"
    "2bk7F3BYhyTNw4aYejfJxdwnIps6OsCYqxn1RKbnEtxhJCi4/ieMr/RVnkFRUGU7GACBUG"
    "8z1yPUsYjArayF00cLyxkpAGiFQVIRUFsw3TvKNgnAm4L6pf1qOUcZ5uxTSwSmXDYPymUB"
    "Om+16Nu0W4yINvoIpM48P1bXPnZjhaaDNlE6KF3Oga8YRE72kvnSYxpEfUQIE+CtRMjAra"
    "fTB/9A+E42AvxMcL7jl/cm5+RMOwed0JCXJ/N7Kn2IbK8wRNdIupEikn0JpVyE2BQ25UBM"
    "Ih6k4oJ+2WPUE5aWOZUXljJ+MY8+Nbx0aM+JgWMBIkVDEjEjEjyiKavOmX0zZWhZotRTmJ"
    "lCnn9KacLGYHX9rLXlaH0opRRzQ2hOwz8SlKfvNNaqrSwG8x2m6E+BU0dq7zv/CdjTrmAy"
    "4WWJxjwk6A18lGbRPqo/IvN+0pVAFZiqKqz4uYjpE5jOk2ibTHU0gnAhPDHOuWqBXLCIQ7"
    "ieQj0TbyIxrCeThgQ6+cq22iCfxqMH1AC0nQygdujzgvN6lPR4RBCtGm49VoJW4upyZiWN"
    "cQM6EYrflKLEvXOHQitQhDmhPmXz9MrkLiK9Hs8iSmBklaS0plDDnOcVNLMYZAwPROYlyA"
    "UDXxKI5DMyq1WQRqYe/E5RCp4nOR+eycDzGyo2HipNI4a5IQaydAcygB8s35oaqSprDzrv"
    "N0c99ED93mbeux5Zoh1vwTN4NKb7fZuE8wbEqiHCTbEenyLJw8kHaFIhlrm49EGdnyN7It"
    "RjPdji0knW5j89MpE5tMEhxmTBruDZHCWgLrgPIktbdHKNX2nmF7V82bvxehdMOtqRmT0J"
    "utUEBkkJ088cfh8tl9s9FtN7t1zxoE3Zzbd60eXyqP0NPZS2Lr087XZrfbgk7PnvklbGTK"
    "5sLPu4KAY/qJMistF8mjKDBnCpuKpJxpyVO9ys60jUlW2qUWIVUR0spTeVhIN0Z+CUgDRK"
    "o+aHk615ZkgipX+pGzIorVuraQiEr1rjXWAQT7IJo5DKGY++hWSAPHSJaGwBv56EiTtZBC"
    "VIbFHxEki9Ma+LOFNXIWDhRxrtYS40Oe4b5MWIhJyTpwA3roQiQH1JYls3M0nJsA6dDN9o"
    "DMEtEZl++ZY/JRfC1aUFs3oGSrzpB4uZYQK3KgF8UGZ8CocTEXKh/lRFJfcgiGw/kYzZ+M"
    "9Rk2klyKHlFY6Xeozl3qShlf7pq3rS+N+x9/ql2GLPqeEeZtxJa1xHp8951UN4qPSvlRJP"
    "woqu7IWZ51R1QFimSoy2kYjPGZRCpQ+M7uzIfwhkSZBUpkZSmHzSrFyAITb18NS0j0LXeg"
    "ck7RrYqWb4GWzcZSRL11q4nlVOrqrWjHcRartLr3aumq68Dp6JG5uoLzuJN/IAb4CNkGTG"
    "QTmPx8ROQVMhK0WL1UnlzVOSjSzlxL0SsnHqzRiIt4xNcER6wmKsKnDoXroeMknIZDUYiT"
    "4yQ2FCpOQj5OAk/suIMxGe41gUJ7h6gUvIhzn2WM2PKIi1wz5azx1OvUEehiffql0X5q3N"
    "cRP9wX2OjTbvNztwGxWRYR52Kftr48dLq9OtJnkBTTp/dcV6wjg/+M8Ll6mu1I3kqgrAPF"
    "sg5kCRvi4qB8l1YfjQoUKo2xpXxoKlvL92VrKaJtQJlacoVTKppFHDRHwrOQp9H2vsG+o7"
    "hgoRZiW4i1XHkbRqrdCtZddquV2P/B7ASNa8UAI9N8OUdDJ+TB65kLd6Fnbs3XMRf65xr6"
    "K0GMMCYyLsmUMx3pdqyB63BvUrawIp2ctRRbWHIT2O2qbBkawp7986n177qYv33aeHxsfW"
    "5/aba5rrqZy1xfbX0FfZXP57C2Wwz9db0eZZZGgEh15AnWg1CFbg9b6BbesFP4VpBw7xCu"
    "okGfcwxXcj3h766UcG6hRRoXXOQNhhsqlXVdnAiiuNzCBZWv1eGjUt2qswc9WlyHw/KlOv"
    "xkCm5Veli5Pcpcergc6kGp0iWLaL7LqfDwJkkpdGBkrTu8zoIq2Q6VhHNwrW8i4PaBZxNv"
    "VxWQDmb//eeCMPcrg+bf9Y1aovX3T/eRzLZfj+AHhnQN+i/Yq3PkVFO2EWYvDMyxOhUJcG"
    "56CBQ4dv855B8+G/F/C4stJUvCYu2+B3gLlGtuCCMbGIYxeuZAoQUTHaEII8jR6EX1Z3sK"
    "JmUd7lNIXoWXQs4fvM1cUmU+LtzRWEsxH5fBknawxuxHsKPZ+FmqsY73vKrzGZDe86jzia"
    "3xVH+VVmb9ZCpjMo+MyfRWaVVMm8yjTdqpk6l321QuTrB7eIb49xKGePAdJjo80idsiPSI"
    "k/bNm0NVG89x3opC7IY+0+242uLp0IZpj4ftZQmQVebCZJSray5UmfNV43qM3ytiOBph+i"
    "JpIvaRKANxOAHIJs+mJV2cNEim8g1ibJu71HwNEypg09wZsK73dWZ4xs8bd6xSbgJbXRq+"
    "HTBDZT13cecF7a1vvDJO2u0Oo+BumBDyHb9D7AtypQPpI/uhdDR9xAizj8fJm9BfN4aZks"
    "mFmVxzzDDjdH8JmPS/HvkYuUzL4sGDbZvM5vYAU7bkE2EPoBrOSA0xUJVm08F9mOK0TvJj"
    "ekf5Fl/mAA7FzEVEiUXW7kancsoLmdt1hJETLvADq4ninwSPpzXHdTjns0P4Jj1nYKhcaB"
    "5DKv9ikWTVWsn9i+WO1FdWwGT0y2kPymIF5DuhdD66n0ZZhArUVaUiGVopNgsx9Y6k9BVz"
    "fm7V+vyrM6Dwdfle0W3d9rIpfIGYtT01vhJu+dmiMB3Lhb5XIOYOdp5SguXUhMoDqZYYqa"
    "o4KftBBoV4e1B+h5Keyf+Ta0h+EQ/Y3APy97cvrLeyJBuDf6/bZmcIbrJZoqcnpqERyynY"
    "ClaKj+4VhmZ4hWAmaBDW7F6Mi4zeYQRlSiiSCFlLMSWI/48AnmxJ8J5XhgRlSFCGhCRDgg"
    "osydOMMMcWobYkngGig8Y+nEIsVMEPJQh+cKZgXsDmGvpQCFUmDG5gye6eLHtkY01JwA7F"
    "jOiGxsE+rqWmjEgpA8TxPfKuSStJX95YvLZpyz4r23ZVuTf1u9CFtjuekvEL0dBENzjBcq"
    "qPp/zqH+aIa74vhH1Ezg6l8YtLQl6Q6B8QVaFzGxkSioeaxf9gQzTl+jbj9w2dEq58W8K3"
    "Xxf5xzokFDuZy1wBZzWRYgypxIIWYYYglU9p6oWT0WopmnoJwqtLIgn793fIzpdE1Eei0A"
    "xViRN7UxTM5JYrG4pKWJTSbBgHabqizEvKvKTMS3ttWirqR0WpnNbwkRilEmtWUta63Kx1"
    "yeakgyu5XuJHkpbrSwzZpub601GyxJ9zzRCvFVKobQWKqGXOnAhxjWuNtunWsfpmf+T/hZ"
    "aebv4Mf2ZMQLFcci1yuGBEG8bFo+f9CqH5cn7bhNqi/cISXuFdOdcWszl/jCvP0JB0CDN9"
    "iCwy5yKOU0MLrgglmX8TeM+TdN/ffcYDMW+csl5n/1FKcSGVYpc9EcjTK2BsqFQxHH9REU"
    "AhAmVKVoH7fCU0t4N3q4jtxpWsGHvPVwLco6vFzrkQxTu5RpyP5Phl4k4D/UEKwpFvc4ML"
    "PvH9F5Kne4isAnUQjz3np/FltpJn/JpAlUXMfRVMCNFAWZDhh5+mGCyB11aGJXPT0McxNR"
    "KS5ZsNRRX6gR9awLEI/11WXCXQ5Cnvp9lryhcM62PP7YV8O5HF8VuJrK+Utvqqcrckby/V"
    "dbeETELZ/cQBssO6CYqyve3uJ/jTF3KXh2m7vLhutWuHZtbuoZIquk2V58kPLlGzOY/o23"
    "s+UAWX8SEjJ/W/zqKeJH6xluI+0v/6K3seodPGZLKuKHTu633ybBKGFnO01O2pCEN0XTng"
    "5HE7mCDnZzjxic0efo7vwXKAd6gIxyIJALUUZ44qa3TobET/l0VwTgnSC5Ip46y0cTbZOJ"
    "KMeopxpJQGqGNjzrUEexEjhsB+0qSLWUSZCPnfPOojTncRDSs558/uuo1PvboT29+nD083"
    "963Hn5t3dTRfjAydTZ0ZdHoDYWLrmu+qa01uHbmVLSoZ6uraolSjiqpx3cMorVHFzNQSBO"
    "PtB5lHe8RjTLSr1WTPsc/dxh0cWw41P8m6jdte67bJDzJQTnX3t538HDPnhLIdFqCfLofl"
    "VyLprtirLbrJjg2TkV1YHCBUPC4yj9M7qB22eVrB2Jq3ZOqazfk6MAxzGaf0pofnxtFXRv"
    "7PI1AXTkj+qkFaSMt2wSA6yhFFhKn+PCVMWtf9ufX5Z77068il79N7vpnABYN/Ifz9qdWF"
    "Pye6BX81vja7jc9chMBcl8TPBZEg2HQxmRjpvpK02I1YehXIIRHI4SFozvfB30d9RPQ9J0"
    "BpwTcp4SLSAA88KUgC+gitmvYSyFNzAN5GcPbFhKamAh8mVbhL4I7HY8IYRzNJjU8QhIJk"
    "VXACBI/Wi0xOrosUJ9dF1Mk1xxyzObHGsRkg6Z29Q6R79/cuGPopYHv9va8l+nsfPaR6N1"
    "lzhA0QgGUNUoWJrGZTrtoy8O3v7MwKjHBE6EXdqgFbjLjCLCvrt5tceK87ucFckv/Ua3YH"
    "j083X1pcvPeP6927ve88Nr1bwhJTFGkfLBNJIWQSDPSNoVh45NwGLhjFFdbPxj0f+TEZt7"
    "BNWYY1nnodjj+n7NMvjfZT476OZpgunMOuMIzYxf8VIlXW2SJbZzE16WpmLtjAtVJJaiux"
    "9EplkVBZIJg3CnpyKpf3vMpcDDAgj+yuk7ZRy8CS0peoSmqbI5d4krlxTjEhzb11zulzTo"
    "oWoZIt6WQ8NmczU8P7ZlE0/AOVVpzJlKGTQ2pOlabTQfNMxNqLyzXxFmVKvslgvfizpJzM"
    "DTwmTj4IENfhn1A/zHN7iUbW/BozZ8QpeA2NrzW+aVGn2JjTryou0ySvoaEu2YPJdKe0N9"
    "8hqe3cvxA1t6f4lSBqomc8Ty05ti4o7M/sUzXHCpqmgp+l6qx4zxdDMq5UmRXnFTK88AgU"
    "Mw6hpsQ5XNJjfdZEKsAn4FhxjhRZNP10xwP08KFp+WAaXyAr3SG4JvoOXYHvJVyBJytJvh"
    "3WcpgnYlppq1YfObf6OHEZlypO1ZP1TynaSZUPnG7GoySiQSq17rfUGXLKYuxj6vVKa5Rz"
    "jmaoL7ReodvbEZygblMhN9J8qjZlSpjeDVhfR4FSbgNbAQ5ugwF82x0EyYRc641IrXnBm7"
    "GVRjnnblInjQRcPUk0L2yr12Q0DHBIdk8COdnBdjCbf9CNFDb8R5xMCdb/qFcrY6cSsMrP"
    "+cI2qdfL0rlmkFdi1EU5KHNhr0tGIQg1Wy2nxOIDilpRjoUfakJZBGGD0yY0LDnEm8A/0J"
    "mIglRiGOY6E+ZzY+VUsRIs+IEhA1vPfLKjV2wsiONJSHQZKMdAMR0DkBs64x+qzw09ritJ"
    "qqkphnpvm9NuhuqLE8Du2ZzeSticyDc+tlT2ro/ieObRNwdCM++0XQecZI96uuk5Sl0ZhP"
    "OwPrOpPpHLNPdRVAbJ3OYqNe2YeK3kWmre86p0nXQZNVVxKHlWV7fi0EljTgupI5fVUF5F"
    "MBmxByNZ91iASAEa3OSZdAtkH4ly46S7HBasSB2QC2n/8s2m7YbxI8frF3LB5xGuHz6fju"
    "QWKyeeUk4x56w50povJ56B4ziAKP8C1H66vz+NudtNB4gYujdpAkkmbp/tY7txu0MJYrpt"
    "cyjP0VDjioShUyJ6W4O12DFE/yD6GtTEB64N0CaFHtfrxgguQXxPhYO9ZVsgu28/Vy20Ty"
    "6b1FKs1uVpoV2OOFMoHL97oQ6P+IiGKqhLKzllzzoPzXYdAWWfOgUdelC616nmYEP13naz"
    "efc4gJq+rfZnKAFBtHUydp+Ga/02bhrtu04bLuERphrffQpStX5ukVedLKMMTc0/91GprH"
    "OJrHN/pWcpuDdkCu/vpA5i+dEfLywrtkjZlpyZDVmFyg/ndPZau/kqgpQV9FWU1zchLgXY"
    "7Okxskz206n6P0Xm8FqQ3GUph2gVp8vB6Th7WUatKTRGgQulnj32nu6a7R7XleyFxk/xPr"
    "1rNu74WdasI29/4jpVr/HpEzyDJ5Ni6EEJ9SdTQ9qSKk5+D8mTP0kEsgHrdkpPDRKeJlyw"
    "PDDvWBNYlQPOii9mjMQYb9NV9zXRbqpjeSDNU22HjXUwIhP4P4sIK9oue3PMEN/hHJfZQ9"
    "bWSY4ZZnJtdONoVUCidECi6iN6lmco7QTrxsKKK6OTboXy01UmQDkPI5RFbGu1U4HiDZ3S"
    "WYuss6qCrJWJji2RylORcM5yTE5VQOJosXKq+vIBwjmLFXJcREC3RhwnBx/6+xQktHWRLT"
    "/cEANVaEs4XBHiIGIJcZobPNOjNf1NdbLUJPaKuIjawRS5o9REtd8lpPYvMUPOmEQ7Rw3D"
    "EJWDZ1gj/D6hIorSpULC6czi6hMf4jVQi2AomuqAZ2wIl6nGkFPAgJoQ8mms+H/8tHWEEY"
    "MixrbzUp3PSzQxLf63zpBlLqFygTl+QYwQ1qe6fY6G/J/aEJmWxmF1PpY/Cg2M6Ef+mpGp"
    "rfh3rtALl64RJzhbT+ZQNKnHIVUZuUiCUQ0lh5KqsqUHCGkhsSZ1/Tk5cZzE2tNLjeRPl5"
    "dXV+8v31y9+3D99v376w9v1rhGb6WhfNP6DBjX/KaD4tWKLRoXMhjRZYrF4vXhHIQ3uW73"
    "hmKvwt3lsYkdpEI3I3/KbiV/Vsq8e+RtBCSnnSKYfHTKElxkS/DEwM/P0j5vH5WKl5aJl/"
    "aUF9kFFSBUK6rQK0qkcsTpEKnCl5/sOwxhuLisXbzJXjgNWzRu00pFeEP0HeIr1QphNZhi"
    "Knsm+KjUmSBzJpizWWxQX3Icjo9Ehd9Ih9/oND71Ill521Corku563TWYmTpYxl2bCiULr"
    "077kHrdFYTc5BKxS2EQHXSweVLe4XpVHWvUHTNiTvfFNNFvCeqJ+7VUhlMU0Jt8Kbozj6B"
    "DNVr8VsLBTMEz5VCNm0p5nzdq2tLQveLk/VtKSnE8n1b1uf9vhhXusJaWCoqTpG1e/2VJM"
    "Tv+G7VEoN3DP6QbOQOs/nM0NygmXPEV5XQdyCixvHcigiapQWJxNQJotH5xXUkDgSxENs2"
    "iBYXsJPz6LEBMYww3zoJS2fYsvWxPsfU3jtEJs0lGCu3xHgE3Qm5X3RMRQILkiNmgizNKk"
    "MGqZQWWUJ1p4Swnixqo0RwHsbER8ZE3y2SIESq6hoV2vfpBfQOZjKNYkJUVQr7yy3JdWxa"
    "fCnELJ9Un5yPShUnyF7DMSF4clsMcEL0ZHmjzfII/x2ZdCGN5ZpIQRkoTxLQkCQkwyilst"
    "um2m19gO1roQF7wENwuFICvNVaE51ksmlpBzXX/MwnwFmcsUbcqKWbaqb8mcyGGngYStLP"
    "CUXMHL8QG+nU6c5qmWOu+n5EFpnwuTglmtOEFU3IEjHCIdZis6lyGDGDQcYdS2UnFTU7ye"
    "WPzMa/IVHmgGhiEt0ltn1DprTRQmujyjZ5eEHJRSsPIelxM1Q5kc3QMYgl+QlPLR35JdQ4"
    "ISkkwabJSj45MLPINDfwiliQLA5CzTN/uduS3rQ2fespwmPRV/4c9UybD8XlIkPz3E5rVx"
    "QTeeBxYtSB3qIa3Bdps0qToE5WVqiQ/vc95Seqj1/EvyNoQtHreDT9NMcLXT+knTdQtfpd"
    "lqrV75KrVr+L5GJM+N4Tl+mSDPGGooIAX77JVhc8rTB4BGPbfOEi/RSzqQzOQap8sD5tQE"
    "FwKr/NMpXfJk/ltxGYuUY0mHBBwIwr7GSYOMEYHKILIT0BwkPN64vzQ5mF01K2Ok839030"
    "0G3eth5brjt2rViJm0EPRrfZuA9h/cL3Wems3g2RSuCScBeNMI1NRkzPllsTKaxl6oYXwW"
    "ZTHqdo6Uw2NmhcUe4mOgrXz1fGUXj4iIEtvdkSQwbKi2kezlcXF7nIliBRZfDMbY7ysQl+"
    "kZ2iG6rKIJpL2XZMY6BMRNF7vEIdGHObl6L7rblgA0lMI3QK3Ci4f5g63SkWNECofG+FFu"
    "SK73srh8G1hK63IsYm7ed5y7NcdjA9rJw71BFrZQNc6xzdOMekP4E3zSu59ttldUkGKlgL"
    "Z2FdZLy5yZ41NNG/QcKcLcpNixLVTnlreIj/aeucfLy9OPaeQ0sm2qnYrmJ6JlXK10F8lK"
    "qgd/56Jl3MRnFpdOmIbqgqpBPlEtVfmmyTcuAp3IWGPtMlbXURuioBm5vyDiHo0s6uDZFy"
    "dslWC05s05qts3x4jCJ3lo/rI/9z57FXF/kPfdr82uz+1oH7IsXBFH3mf2k9PDTv6oi96P"
    "M50fr0a6d1BxdeTd2Ng5ENfbi4zBD6cHGZGPoAt8JuSxE8KLlsfFRq3UisG4tPDywPt59M"
    "4S3jlHeWnuzs3lAptCXQ3uxrEmBviBTWMqE9q4E5j9cfk4uGBIiKUTAYXluZgsFeuQgJ2d"
    "5PUiH18/CxIgcLE6k4oMV3f5XQmFf8erUlAbWETsVCuLlqO3gVy1JXtZAAZyuseqKUSW9+"
    "x3klfXM/zSnpTqCMPsmOm7R4jpqixMN4iumz29kWGwa0sEUcTT4oGrrIDdEIOuLywfj/j8"
    "3ZHFvk75hqf2fEjnomD/EClRxZpJ2/luqCXPe8z+5+XJOoYJ2wG8I2pFIj1wQqbS9b2t5c"
    "T7CKJ3jM9N0N4MVG912WTL3kRL0IrlPMEmbudn/DmviIjakMc+QUUpdxNtx3bm5+qyNB26"
    "dcg+t26ojja5l92nlotuui2lKfPjSeHsGdMMcLBu6F2/uO+NvpyNin3ebXZuMernj24z69"
    "b3LRr3vTaXT5ZYNgjVgjkwscffqp1W49/gxPT3SqQ7mmPm3cdLo9uIRHpmUXxWWRKKum1d"
    "b2EVUmNP/ILXdPEl1RRNxziQWITydLx/IEOWXliKwwzB2SijdEyvMg41PjugR8xY7HsI/8"
    "iAcxmxOiyR7Ejw9N4b8HWn4Y3t4+dRu3/GTG4/GC47YqxnGYlKmW7uJMSlRTcz9t7ovEEi"
    "FfSeIdJDwi5p56WlrIheArFy/nJzneSXn15k1Zklt9AYXS4Z1h2gr52HKRRPiPHkA6oKww"
    "4qdT+0P2/SEe62yyCNAOZqZ2bLMAphAiKCuONNpOiKFD3aePrc/t5t2g1eYiiv4M+ac67d"
    "Nmu9u5F1o/oZZpGEXR2k+eRlKwPScnWy5+iZXFU/eaDZES/iR2GidWfIfs8AChqvJT5OTw"
    "HbIzTpOYURZR0zFO77BoAoRq0RR50bisklo1ARq1bMLLhnyzCdVkQQ1RKVgj0aQLe4etaE"
    "Ol9qEi70PaguzA3Q2V4m6RuTu2COC+y/oNUKryTIVms6gpshObg5RqMReZy16MyQ5sDpEq"
    "PheZz2wxm2FrFeVxcpKaj2SvFLXycPUguWhjc2ExImltDRCpuNnUfBQHqyi6chkTt+tRSg"
    "np1jyJwIzavbrdustlyMwtU9vO66ZZTuEuWtkuoQHvvjDl3hG2eGgFKu7tAZW/wl9VcDpY"
    "YlKDWPp4ehbOSXIv1xLTkfDmgW15SMm/Pudcn+TQk4yJ3O5WuV+Oz+EjIvY0vCVn9CTGcC"
    "dnSSRHcFchU+Ly+jpLHsr1dXIeCtwLhavxFSWBsPt4BdG9yJTlc5GS5XMRzfLhb7RJXBf2"
    "ZN3GR3L88hslV24iovgxk2v/+3/Am5qP"
)

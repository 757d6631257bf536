from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "idempotency_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" UUID NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "status" SMALLINT NOT NULL,
    "body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_idempotency_user_id_bc4599" UNIQUE ("user_id", "key")
);
CREATE INDEX IF NOT EXISTS "idx_idempotency_created_944834" ON "idempotency_keys" ("created_at");
COMMENT ON TABLE "idempotency_keys" IS 'The stored reply of a POST; rows are dropped after a day.';
CREATE TABLE IF NOT EXISTS "channel_versions" (
    "channel" VARCHAR(100) NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL
);
COMMENT ON TABLE "channel_versions" IS 'How many changes everybody on the channel has been told of.';
CREATE TABLE IF NOT EXISTS "jobs" (
    "id" UUID NOT NULL PRIMARY KEY,
    "kind" VARCHAR(100) NOT NULL,
    "key" VARCHAR(200),
    "payload" JSONB NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "percent" SMALLINT NOT NULL,
    "result" JSONB,
    "error" VARCHAR(300),
    "attempts" SMALLINT NOT NULL,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "sweep_at" TIMESTAMPTZ NOT NULL,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,
    CONSTRAINT "uid_jobs_kind_d7dacb" UNIQUE ("kind", "key")
);
CREATE INDEX IF NOT EXISTS "idx_jobs_owner_i_3e4884" ON "jobs" ("owner_id");
COMMENT ON COLUMN "jobs"."state" IS 'PENDING: pending\nRUNNING: running\nDONE: done\nPARKED: parked';
COMMENT ON TABLE "jobs" IS 'Work that a committed transaction asked for.';
CREATE TABLE IF NOT EXISTS "users" (
    "id" UUID NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "full_name" VARCHAR(200) NOT NULL,
    "role" VARCHAR(20) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "password_hash" VARCHAR(200),
    "locale" VARCHAR(35),
    "timezone" VARCHAR(64),
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN "users"."role" IS 'STUDENT: student\nINSTRUCTOR: instructor\nADMIN: admin';
COMMENT ON COLUMN "users"."status" IS 'ACTIVE: active\nDISABLED: disabled';
COMMENT ON TABLE "users" IS 'An account. `email` is stored as `rules.normal_email` makes it, so the key is the address.';
CREATE TABLE IF NOT EXISTS "notifications" (
    "id" UUID NOT NULL PRIMARY KEY,
    "kind" VARCHAR(50) NOT NULL,
    "key" VARCHAR(100),
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_notificatio_user_id_45e233" UNIQUE ("user_id", "kind", "key")
);
CREATE INDEX IF NOT EXISTS "idx_notificatio_user_id_bf5d2b" ON "notifications" ("user_id", "id");
COMMENT ON TABLE "notifications" IS 'One thing one person is told; `kind` says what `data` holds.';
CREATE TABLE IF NOT EXISTS "auth_sessions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "generation" INT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "rotated_at" TIMESTAMPTZ NOT NULL,
    "user_agent" VARCHAR(300) NOT NULL,
    "address" VARCHAR(45) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_auth_sessio_user_id_287ae8" ON "auth_sessions" ("user_id");
COMMENT ON TABLE "auth_sessions" IS 'One sign-in on one device, and the family of its refresh tokens.';
CREATE TABLE IF NOT EXISTS "courses" (
    "id" UUID NOT NULL PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(100) NOT NULL UNIQUE,
    "summary" VARCHAR(500) NOT NULL,
    "description" TEXT NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "level" VARCHAR(20),
    "language" VARCHAR(35) NOT NULL,
    "version" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "owner_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX IF NOT EXISTS "idx_courses_owner_i_b9fe41" ON "courses" ("owner_id");
COMMENT ON COLUMN "courses"."status" IS 'DRAFT: draft\nPUBLISHED: published\nARCHIVED: archived';
COMMENT ON COLUMN "courses"."level" IS 'BEGINNER: beginner\nINTERMEDIATE: intermediate\nADVANCED: advanced';
COMMENT ON TABLE "courses" IS 'A course. `version` goes up with each change that its page shows: it is the ETag.';
CREATE TABLE IF NOT EXISTS "course_staff" (
    "id" UUID NOT NULL PRIMARY KEY,
    "role" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_course_staf_course__a8afa3" UNIQUE ("course_id", "user_id")
);
CREATE INDEX IF NOT EXISTS "idx_course_staf_user_id_e3d62b" ON "course_staff" ("user_id");
COMMENT ON COLUMN "course_staff"."role" IS 'CO_INSTRUCTOR: co_instructor\nASSISTANT: assistant';
COMMENT ON TABLE "course_staff" IS 'Somebody who teaches or helps beside the owner.';
CREATE TABLE IF NOT EXISTS "enrollments" (
    "id" UUID NOT NULL PRIMARY KEY,
    "status" VARCHAR(20) NOT NULL,
    "percent" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_enrollments_course__98344e" UNIQUE ("course_id", "user_id")
);
CREATE INDEX IF NOT EXISTS "idx_enrollments_user_id_8ebda6" ON "enrollments" ("user_id");
COMMENT ON COLUMN "enrollments"."status" IS 'ACTIVE: active\nCOMPLETED: completed\nDROPPED: dropped';
COMMENT ON TABLE "enrollments" IS 'A person''s place in a course; there is one row, however often they leave and come back.';
CREATE TABLE IF NOT EXISTS "questions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "type" VARCHAR(20) NOT NULL,
    "stem" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "points" DECIMAL(7,2) NOT NULL,
    "live_points" SMALLINT NOT NULL,
    "time_limit_s" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_questions_course__34ef67" ON "questions" ("course_id");
COMMENT ON TABLE "questions" IS 'A question. `content` is what `content.dumped` made; `type` repeats its type for queries.';
CREATE TABLE IF NOT EXISTS "quizzes" (
    "id" UUID NOT NULL PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "version" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_quizzes_course__483b78" ON "quizzes" ("course_id");
COMMENT ON COLUMN "quizzes"."status" IS 'DRAFT: draft\nPUBLISHED: published';
COMMENT ON TABLE "quizzes" IS 'A quiz of a course. `version` goes up with each change to its own fields: the ETag.';
CREATE TABLE IF NOT EXISTS "quiz_questions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "position" SMALLINT NOT NULL,
    "question_id" UUID NOT NULL REFERENCES "questions" ("id") ON DELETE CASCADE,
    "quiz_id" UUID NOT NULL REFERENCES "quizzes" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_quiz_questi_quiz_id_c406e3" UNIQUE ("quiz_id", "question_id")
);
CREATE INDEX IF NOT EXISTS "idx_quiz_questi_questio_b19c1c" ON "quiz_questions" ("question_id");
COMMENT ON TABLE "quiz_questions" IS 'A question''s place in a quiz. Positions count from 1 and have no gaps.';
CREATE TABLE IF NOT EXISTS "live_sessions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "quiz_id" UUID NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "pin" VARCHAR(6) NOT NULL,
    "phase" VARCHAR(12) NOT NULL,
    "version" BIGINT NOT NULL,
    "number" SMALLINT NOT NULL,
    "total" SMALLINT NOT NULL,
    "locked" BOOL NOT NULL,
    "scoring" VARCHAR(12) NOT NULL,
    "streak" BOOL NOT NULL,
    "auto_close" BOOL NOT NULL,
    "intro_ms" INT NOT NULL,
    "time_limit_s" SMALLINT,
    "late_join" BOOL NOT NULL,
    "question_id" UUID,
    "taking" BOOL NOT NULL,
    "opened_at" TIMESTAMPTZ,
    "limit_ms" INT NOT NULL,
    "paused_at" TIMESTAMPTZ,
    "paused_ms" INT NOT NULL,
    "extended_ms" INT NOT NULL,
    "cut_at" TIMESTAMPTZ,
    "due_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "started_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,
    "summary" JSONB,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_live_sessio_quiz_id_138f77" ON "live_sessions" ("quiz_id");
CREATE INDEX IF NOT EXISTS "idx_live_sessio_course__b12fc1" ON "live_sessions" ("course_id");
COMMENT ON COLUMN "live_sessions"."phase" IS 'LOBBY: lobby\nINTRO: intro\nOPEN: open\nPAUSED: paused\nCLOSED: closed\nREVEALED: revealed\nLEADERBOARD: leaderboard\nFINISHED: finished\nABORTED: aborted';
COMMENT ON COLUMN "live_sessions"."scoring" IS 'SPEED: speed\nACCURACY: accuracy';
COMMENT ON TABLE "live_sessions" IS 'One game. Every change of what all see raises `version` by one, by compare-and-set.';
CREATE TABLE IF NOT EXISTS "live_hosts" (
    "id" UUID NOT NULL PRIMARY KEY,
    "process" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,
    "session_id" UUID NOT NULL REFERENCES "live_sessions" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_live_hosts_session_b7490d" UNIQUE ("session_id", "process")
);
COMMENT ON TABLE "live_hosts" IS 'That a host''s socket is open in some process; refreshed every few seconds.';
CREATE TABLE IF NOT EXISTS "live_participants" (
    "id" UUID NOT NULL PRIMARY KEY,
    "user_id" UUID,
    "nickname" VARCHAR(60) NOT NULL,
    "folded" VARCHAR(200) NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "time_factor" DOUBLE PRECISION NOT NULL,
    "kicked" BOOL NOT NULL,
    "banned" BOOL NOT NULL,
    "seen_at" TIMESTAMPTZ,
    "total" INT NOT NULL,
    "correct" SMALLINT NOT NULL,
    "correct_ms" INT NOT NULL,
    "streak" SMALLINT NOT NULL,
    "rank" INT,
    "previous_rank" INT,
    "joined_at" TIMESTAMPTZ NOT NULL,
    "session_id" UUID NOT NULL REFERENCES "live_sessions" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_live_partic_user_id_2f5672" ON "live_participants" ("user_id");
CREATE INDEX IF NOT EXISTS "idx_live_partic_session_136099" ON "live_participants" ("session_id");
COMMENT ON TABLE "live_participants" IS 'A player of one game, with or without an account. Totals hold settled questions only.';
CREATE TABLE IF NOT EXISTS "live_answers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "session_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "answer" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "answered_ms" INT NOT NULL,
    "correct" BOOL,
    "points" SMALLINT NOT NULL,
    "bonus" SMALLINT NOT NULL,
    "participant_id" UUID NOT NULL REFERENCES "live_participants" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_live_answer_session_82d01a" UNIQUE ("session_id", "question_id", "participant_id")
);
CREATE INDEX IF NOT EXISTS "idx_live_answer_partici_e61749" ON "live_answers" ("participant_id");
COMMENT ON TABLE "live_answers" IS 'One stored answer. Verdict and points come with the settling of its question.';
CREATE TABLE IF NOT EXISTS "live_questions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "question_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "number" SMALLINT,
    "stem" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "points" SMALLINT NOT NULL,
    "time_limit_ms" INT NOT NULL,
    "opened" BOOL NOT NULL,
    "settled" BOOL NOT NULL,
    "revealed" BOOL NOT NULL,
    "skipped" BOOL NOT NULL,
    "voided" BOOL NOT NULL,
    "by_option" JSONB NOT NULL,
    "session_id" UUID NOT NULL REFERENCES "live_sessions" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_live_questi_session_5d41bd" UNIQUE ("session_id", "question_id")
);
COMMENT ON TABLE "live_questions" IS 'A question as it was frozen when the game started, key included, and how it went.';
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "live_questions" CASCADE;
        DROP TABLE IF EXISTS "live_answers" CASCADE;
        DROP TABLE IF EXISTS "live_participants" CASCADE;
        DROP TABLE IF EXISTS "live_hosts" CASCADE;
        DROP TABLE IF EXISTS "live_sessions" CASCADE;
        DROP TABLE IF EXISTS "quiz_questions" CASCADE;
        DROP TABLE IF EXISTS "quizzes" CASCADE;
        DROP TABLE IF EXISTS "questions" CASCADE;
        DROP TABLE IF EXISTS "enrollments" CASCADE;
        DROP TABLE IF EXISTS "course_staff" CASCADE;
        DROP TABLE IF EXISTS "courses" CASCADE;
        DROP TABLE IF EXISTS "auth_sessions" CASCADE;
        DROP TABLE IF EXISTS "notifications" CASCADE;
        DROP TABLE IF EXISTS "users" CASCADE;
        DROP TABLE IF EXISTS "jobs" CASCADE;
        DROP TABLE IF EXISTS "channel_versions" CASCADE;
        DROP TABLE IF EXISTS "idempotency_keys" CASCADE;
        """


MODELS_STATE = (
    "eJztXWtz4jjW/isqvkxPFZNKyK03s7VVJKG72UkgC6R3Z5cpImwRvBjJY9mh6X37v7+SbM"
    "D32IDBdunLTMfWkc0jWTrnORf9r6bP6UlbRXODWAgry9/QsnYD/lfDcI7YP6Ju10ENGoZ7"
    "k/9lwbEuGmubhqMZWoqbcEwtEyoWuz+BOkXskoqoYmqGpRHMpQZTBKhFTKQCExn6EpAJgO"
    "Cp2x/8CkyyoACaCKgmMQzWAk4sZLLbKlye8O5VorD+Nfy6c0821v600cgir8iaIpP195//"
    "1GyKzJGm8vvsB9X++IP9Q8Mq+oYob8D/NGajiYZ01QebIyKuj6ylIa7daq9tbH0Sbfmbj0"
    "cK0e053rQ3ltaU4LWAhi1+9RVhZEIL8SdYps0RxLauu6CvQHVef9PEeUuPjIom0Nb5OHBp"
    "5wU212qjUac7GPVbg9GoFhqjlYQHbPeSQjAfX/aqVADwyl/hl780Gufn143T86uPlxfX15"
    "cfTz+ytuJ9w7eufzgvs0HL6Upg1v7c7gz4CxE2iZxZxi/8EDLQgo6UGIwN+p5R8w/B83P7"
    "PnoAPCKBUbBtTT3hgsGxWCGfNBirC5vR2HwEBxiOBGTvvjR7H86vfha/mFDr1RQ3BUQC3g"
    "2cM+ej90N5N4VmNJRu8wCM7LVKCGBtDr+NdIRfrSn7s3F6moDo12ZPgMpa/eyfsR33VsO5"
    "50d3wp6PTMN0v/bgmoGhuYzGOSAYwHu8tBAtIeJJi8FD95b3PKf0T91F/LbdafZ+//DY/J"
    "fAfL50bz10O59X7b3T+/b3QasZGAFqQcumYfD7c6jrsUv2Rur9ZbsEuLsr93nj+mq9VvM/"
    "klbn/mPz4WG1HG/wHBM1YsFImsorCTmHt53Diok4PiMYsYjcszuWNkfR2PslAyOguqInq3"
    "/sZzQOqZIkDMag/djqD5qPT74RuW8OWvxOwzcYq6sfrgKL+7oT8M/24Avgf4J/dzut4Kit"
    "2w3+XePvBG2LjDBZjKDqBXJ1eXXpB9cxJzOPnsMvjKEyW0BTHYXukAaJaxu+NW/Mg1cghq"
    "9ijDia/D25BcA2e4yR/hWZ1EHfbyAEbscbCIrTcPTmtExpIHwhC8Deawm4+CuiADH5JV8z"
    "AMGAKevA7RdMIQVjhNhFoqtM+w+bCDv2FWEkpDUJ3H6zaFIekf1oU8e1DXy61FkqXeosQZ"
    "c6W+lS8YbA22ZGprfFPEJV2tkPYJMVYan6OxmH1id+LX5R+i8Zp1yI/knMGVsjoAUgUMh8"
    "rllsErBvCGLK5FgjAOmMXZkQM7zyZBEe4iF+gazB3LDoC9AoYC9ExPI0QVhBN0CzgKlRtn"
    "4tNGsKEFSmQNGhNq8DiFX2BNPGbJ3ji5q+BIhd4rImW/wWU01HTHzI5oim64CpsVil/LaJ"
    "TsALRt+skWUumTognruYshWQPYz3NUbOM9hL8mbgg9MXexRmv/FGPII/ikz4P4dYR5Cin+"
    "vghS4QMkSPojveTlwCFPFns+4t58ctGEbs6wPwlc3eeFZmxr6kvVAy8XzA/qmA99fe2l8n"
    "NnamAp+1CmEjoqn0BKPFSFP/Vju8gvQuSRC/9K7GKDVr4LavIG2wx63uKKSMO1GLCW4unI"
    "wBlzqBEfP37/1uJxpgj0jQhtIUC/wf0DVaRu0hAVwOhs9yWmG6NmU9cN9FGLK8g9sIMgZF"
    "z+wWtucC/Dbmu5aCIjkZdNhVpGawPYwDmA3/2lOrc9/ufL4BrvwQ9547HXHF3VCH+J6ZkT"
    "dAJZhtpk/N3m+te9Ycsi1SDWoX6ZahVKtQwiIU+kyQqaAo2jKZOfOIHU7BPs1Xu94Hb8a+"
    "Cv5qGRadjcROa07BFvhDLznINImZZTNdC1RvOz1PtZ2eJ2yn5+HtdGXJZF0ovHJypfAA6r"
    "HSstK9AdHD8L1FWT5KQfj6tCHXcs46yl45OcSFHmKywJmjFbwyO3AU7+9EBXHUZAhWKJcj"
    "7LA7PfuBahfrS3dgS/IVuXMw8SOaaFij062GPSC6h3EvmIJXkmEutAP0mQru2e9WEBfrsX"
    "4FHlKW0rHQxAAqCrGxdQJe0BxquiDf3VhGSMGLaeuInmBiMoV55LaYwxni7HkduL6BGVpy"
    "Mf5PhimDnYbdEPk+agf/qOTnD8rPi4HNZPSuBCrnim5cXqShkC8v4ilkfi8Q1scePBJ/ZM"
    "DYJ1RBT0guZL1J9K0J45XsAfliatmqy35m4Yv7g+f7VmdwA1z5IW53+oPe892g27sBGgfd"
    "VtgiPsTN+8d254Yty3MNb8MTN9KNUcIQBUcoLsAyPakfGWiZ5yhxl/wbyjpIzbtB+2uLYS"
    "+kh/i+3W/ePnDaXtUof5+tiPv9D4gBKV0QphFNIZ1mWaBCgtVjQHNZo3SiwLhVKhrpjUT1"
    "ID6/TMMxX8ZTzJdBfLll9p3gTAh7ZaqH8VUaneYqXqW5Cmk0klmJh766zIptqFuOul9Sjn"
    "pRRj2CaBFvn4Fn8XiiiKVNNAVaq3DuQJytK/7ptx7SRaOIucCN6Y6nnxJOhR+ryb+6upkS"
    "HjeobU1HFFG6I1ZN1k/f6aaqUHEHh8ra2CZFu0B1J3qoKkrMMppMUFSqcTZ8+ryfqoKEMD"
    "Py9TnCUfEHqYFqrXupEk658eW+5TzImwfX+hj+PLS1vM+jdzEC1pRBAZheDwxkUoIFTU10"
    "9VfwwmOMXwCFSx7XDi3wwtnRFzBldyOY8l06EwH8M7R8AfyHc+acAgXa/J0XPNLeiYFnt5"
    "yrYG5TC7AfDCyk65ub7kOthaag5CIF/GZSWLyvlAH77x+Shy8GDy/j5Ncm62Ua4uUynne5"
    "lEHyh8xA4FM6jG58sOqqvQyP3yFWVZIw8VO+nOZ4GhKG/7IthtwjJsNaisO2RJBssmDRrj"
    "pWiL3yoxuG9hNTG7VX/BtahtyPEfbfKtannHiGLD922YSLtfbvnU3sh6tIR5ajKzX7d837"
    "Vu3HEWKuvDRX0IQMUGAxFmSIcEtnQVI2LX7RMC8IwS0/Fb0x88tJrBYZ2HCuObXluFVnog"
    "mbiFNmFc4QjrEid+mQW5J8UxMtmYWDqOXc+onyEhXTTfAWs0nd2cl+ywsQMV7Uzfu2HCta"
    "xmgVbt2qJ9iGm+EMwx6bNOMXqkzaTOPs4vri4/nVxTp3Zn0lKYEmnDsjPp6YwIekGlV+OV"
    "mpyqtEZalUJRajrSwYv2QFLZjKqbRsV49KD45nYPxSB4z3ymtjOER2pRN/nQVmj0jlML5I"
    "E1x0ER9cdBEKLpKcSzz01eVcdEgtZjywPT/7uAdlKzjyJRnpVHsV+mZorLstBtovKYe50M"
    "Nsojemw29HpHolJZda5FEuMpdajnTq0lCpR4CzlEyqGwUXKtu7Do6LK9e7ib9LkcMKnOYn"
    "4MWtoPoCXgmiwDa8RSpF2V2nDiZnOw32uoBOyYKKmpZuSmlrAF8jUlfzeIJkQ4u09NQT2F"
    "BLs7Kl0KwFKhgrk0uWEtXt1ywAr9pXLiM4l3gZas/n0MwUkOQRqRxPc5kK48sEjC8jYpI8"
    "bxbCeYC+xfhMAmIVwDpJo2/9a+BT5kNxST5ef9U8GKxU+hRf1YSTzGnY973mp8ENELJD/P"
    "R8+9DufxF1Oe2xLurIDDFHs/2VX4SmMtXeipL1q6O3uPMH3h+itXCBoyNrt63P7U6n1bsB"
    "Y/SqYfZKPE1+0Oo9tu7bzDjlifIWMudI1di78lT5r83OnRgp9Y3/7KKMFFNhbaa3ZtkrvD"
    "IH/IoQPpDrZO85w7GHQxTrZIizvODds19deknioa6ul0SmB1dt1CNI1sj0zCPVrCwmLbhf"
    "llVAJWnWJJrVO5t8PGuPze1e+26QRLQGMmjDSMv8WZk/mxUn9qZ01yoI/3D7qC5G2vfvOy"
    "X0/4P1UFV0dO0N7aM+xAPrp4L1IXJ2jzmLeLSPbL3AJzrKRuvd5H1vWZ/MkTh1cjElwOKO"
    "K0QBMcEU6QY/d5JqqpMkLja6sC9sC/nI3HH3zZ2NdOW7lGeqFdMDVq5Kl1vwd3fdkbeqpU"
    "JGvsKW/X6bGS68CCZkqxv/oVYx+DrJfcRDX04rOA334Vs70y6CPiGZuRn4kGTwVo60grKO"
    "99mFV6hcSa16gFrwfaHRMVzBKSu5mrKFxHn4iKDK76cqYjT+ACuSJjzOKeb0EwWGDhUENC"
    "wOguZz7Vfn+GUem8bzg02yqIMpWfCj6QGZWM6RyUugI/iGRNawwrR/wFGICpLL7TnSgCi7"
    "AVHCKI39FGK/6z4+PbQG3NPP5rTBVyB1iO973acnUZ3dJIZRFOe/PFUV7POsRGmbxaNcZd"
    "vM/cq3GfeArMz3KY4rWlrh0govAZrSCpdWeMEALaIVvvZ3B21wryM8xgL3+dvT2N8rgRPw"
    "wsBi1q4lTj50ije7V05Ue84MAX7gocrM5Rc+PV6AiQymCTpVnPkVMCEm787UUNQJi3k+Sa"
    "arFWmZryfY2gKzEOAJ2Wpu+yI76LZOVtu3jUwtNA+DG5/gs2pfCXAPndvjrlhhvONrPXtE"
    "ZLnnHco9o2+GznbOrPlsATGZz5Z5zhtEiwx4vEeKNod6DAW3FgpOekfqxJXODf2zI8B/37"
    "prPzYfPlzXGwJsBrXmaJbrYlvh/CYe6RYHcTLNGRA9YB7O6WkJ2E7OR410ba5Zo8zQBmUP"
    "h22jBMhKHjke5eryyDK/qWqjnia/qeicsiRB906CFpGyS8GBpklyEnEguyZdVDE1JUdeU/"
    "teC3OaTupKLJ+5zo1Jx2Zq3/mRATBTUSwimEWywMD5GTeJ5bZyeYZkMIu0RteTGExZcCvn"
    "gluyXJEsV5QW+pzKFQWX/ePw+bIWS03WYpFWq+Qq5KhLruIYerDkKiRXUYSF6jhcRUIclh"
    "/NBO5itHVAlj9Vifd1Ap4I1URnzjmGYGKSOTgTSUlTnp2ECXiFRmL01a7dRqY7iV/qTPLV"
    "c2TCU3EpDMMd76yuUK/c4cyLPBWg/TlCvfM+w1wOiEmlI4jqemFJj+haRKYwJOtwf7rc+y"
    "4aXMVKTwUVOM9sej/c/k+PTrAbpvvU1IqoFweWvcKE3vMiYU1MF0Kx8St9nlvxKp+Iw4Ki"
    "VZajtcVJ1cCROwFfkSniQbn+5cR0OSnnwqnEvUYUWZbOhmF1OPY6sj6k9+2990j1z63OFq"
    "EB8vkNTUtTNANia2ed8FZ7jVVOIpf8CLXEnY67qYP56yR/aTTOz68bp+dXHy8vrq8vP56u"
    "NZTwrSR95bb9mWsrdS8Rs1JfEnLifUOadu/1S8ntt4Q6YglhhetVOW0g/kZCxuHvEIdvIg"
    "Xxgzy2OjvSJ1pBcr28ZHrYh+J8L2y05hEkZOyOHJCqEmOwP58kMdmnEPH53BKiI4jjHBVr"
    "qQCqYyaWAtbyVF647XYffJ/JbTsYyfD8eNvqfTgL5FmEsd4uteIYWRUlCPwfExwVKpKM5V"
    "pIQumdl34LKYNmGJaUBGIi4+UBbFeShvMBT/7uSgnwu1xNeJIViq75wiZALYqsETfqyVTN"
    "lLVJSdQMeJ0CCLjETxRQosyQODeXGAhzZxrlJIphEoXZwL8CE03YpJwiFfA6gkswQQtAEc"
    "NajfDO7bfrFBSN25d00BXVQeeOT5atYCMiCYJgXCtCeAsb1SMm7dNC26eSrcxfdaKbs1N2"
    "VZuqdwxLUGfyT61C6UtenTVKbQrotEnak0czTF/vWYdLUVhZFFt+ZQ+vO64nYor/E5u7pg"
    "BURCjSCRgQi3XFdCNddTxTTO9Zx1SxPvRlZLXnfJ4is7SKtFglaVBHK9b4PrNWDiPau71i"
    "TZmJf4fQjM9688pUMPHtKk2yz1V8ss9VKNlnwtYeFDFh4yHeSFQQ4FwyCy0yYyr9FNJpFp"
    "z9UvvB+rghBv6pfJFmKl/ET+WLEMy8ZM4E8vOpItRFncCkUjsbuQDSEy6Y17w+O8mLKE4A"
    "9777fPvQAk+91l2733YdtGvDStz0+zR6reZDAOsZW2ejlo1E/9FGaDv30VYQr6+U1oE0hh"
    "hnxnojJLHOgHUhOJvyuElLR9lY3OIKj258GbZV+8q4DvOPIUh2xsYHEZQX072UtHNwyRbr"
    "4heqDJ57m6OsbwRnWafoRqoyiO5jhpoQR0AZi+Kq+VYYFmwL3Pe8NEz0phGbjjJiGpKT4I"
    "bB/S/R8FbRoT5B6XsrtCJXfN9bOQjXErreihittJvnLRjyvEvNBX/CWDlXqANWXOBwxVZc"
    "8N2sJ3slt664ACA/YgYs2P8mJvmOMFhMndNfhQcRsI/LZANYBzO0BBpWdFvlf4kyCWQhRP"
    "kRNhHuyByekDERT0Z6FdNPKVPCcvFYygoX+7c6sT0fR6XZJSO6kaqQhbQPOOVhTfKwpoJB"
    "Lw9r4n0fQYE46GFNxUt3K8eC7TkIKJNrICRXJWD3xhXyXJfMvvWNkPStZ/KtiwjXjGB7pC"
    "TaGdA20RuC2eH2ikm8s8zumWYY2Wf3RkqinQHtN6JFhq0mgr0RklhniT9bjkjMsRjxdoxP"
    "6PCWjIetG9uabmmYnvDHHoOny8W+Kb7/qyjmZfUcYIVwydTLk3u2Aj/KveMZmCTvjvvrMl"
    "RX5J6VE9ASufLuaVxkAhYi517XAUUIMDhZv55zvMZLnjhW5/9XyNyAJvoFYvUXpgJH11jM"
    "4Rky16xIi1M90YdT3CLF5Yh98NMs8ny1fLOgDC1iJ43H121eQXSv0iQ+xec9hXCdwqgTUd"
    "KdnrYWPiDTrZPxeJlxra0xtfj29xsgZIeYGSm97g1g+JpkiLtPrc6NKFszxE/N5744Uw3a"
    "FKlDzPRp8beiE/F3r/W11XzgV1ZMxxA/tJh20rvtNnvsMjMfVWSOCVM7hvhTu+Oe0TbRsD"
    "iibYibt93egF+CY8LDJoI7c5opcNZIMQfOGrGTgN9KeWhbUvHio5zblnOk80EqGB/ZPV1E"
    "3Pfi64jOzknG8ggpOuXwHOlkixzNjZDkyLKwv8yW4G+x5TbsET/gRkwNhNSsG3H/qcU3Py"
    "HLNsO7u+de847tzFBRbIbbshjbYVziTzIZH5f3I+d+0twXcfpCv8qIt1/wgJivzNPSQi4U"
    "32zxAF6Rw+2U56enZckV9ARMZA5fCcrKoEO/JsJ+9IhnV2VVRrxycn1Ivz4cPb67YHN5Tx"
    "whnEXqeIlzeCMklYoMM9iJsdoiidMnKItxFDmHc4uoxuMENJZFhXFIzy0+Gp+g/GiK/NG4"
    "Q5Xpq/HJyM8m+NmgbxZiPyMjqAEpCWuooo1tbbEUbaTkOlTkdUi10Raju5GSo1vk0VVMxH"
    "Hf5vv1ScoqKoUeZjfzf5uKhz5J+TEXeZRXsQtbDHNAVI5zkceZ2vM5NJfhMY4P0/eI7BSk"
    "X55RzSUaXyG2SVFGttUnJOMxE0PxHazC6GaLxL9b91JKSN+NwffNqO2LUK2PpwvQ3FlKUK"
    "2OwSunchcuQBVzcuauMO39KMfioeUrjLUDVN5CXFXBKbe0lyYyNWVaC2a8uJfrsckucNPg"
    "vSyX+F+/5xyS+JCGqJ0zgnhzl8rdckfy97TvSLzFZ4rExgbHR9/HRwZXIQK/cXmZJr/h8j"
    "I+v4HfC4RBsS8qA8Ju8wqie5Yqe+QsIXvkLJw9IkspHdS4Canih0zd/PH/AjCiog=="
)

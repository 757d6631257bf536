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
    "eJztfe1z2ki297/S5S+zW8W6YidOsuSppwrbJMOOA16MM3fucAsa1BiNRYtRS3aY5+7//v"
    "RpSaB31CBAUvrDzsaSTkv8Tr+c9/P/zowFO+9oZLE0bUKnq1/I6qyJ/t8ZxQvC/5F0u4HO"
    "8HLp3YS/bDwxxMP65sHRM1mJm3jCbAtPbX5/hg1G+CWNsKmlL23dpEA1mBPEbNMiGrLI0l"
    "ghc4Ywuu89DD4hy3xlCFsEaZa5XPIn8MwmFr+t4dU5DK+ZUz6+Tp/2Hsmh+p8OGdnmE7Hn"
    "xOLj/f77mcOINdI1uM9/0Nn//A//h0418p0weAD+XD6PZjoxtBBsLom4PrJXS3HtWn/qUP"
    "uzeBa+fDKamoazoJvnlyt7btI1gU5tuPpEKLGwTeANtuUAgtQxDA90H1T38zePuF8ZoNHI"
    "DDsG8AGo3Q/YXDsbjbq9weihPRiNzmI88ikCYHuXpiYF/vJPZQKAJ/iEf/zz8vLt2w+Xb9"
    "6+/3j17sOHq49vPvJnxffGb334j/sxG7TcoQRmnS+d7gA+yOSTyJ1lcOE/ggbb2KUSzNig"
    "H+BamAWPj53bZAYESCJccBxdOwfCKC985LOY4V/YcGOzCI7Ajgxkb35u9f/29v3fxS82mf"
    "1kiZsCIgHvBs5nd9GHobyZYysZSu/xCIz8syoI4NkCfx8ZhD7Zc/7n5Zs3GYh+a/UFqPyp"
    "v4dnbNe7deneC6M74+8n1tLyVnt0z6DYWiXjHCGM4D1Z2YRVEPGszeCudw0jLxj70/AQv+"
    "50W/3f/va19V8C88XKu3XX637xnw9O7+vfBu1WhAPMxrbD4uA/LLBhpG7ZG6rt23YFcPd2"
    "7reXH96v92r4I2t3fvjaurvzt+MNnhNTS9gwsqayT6Hm8K5zmNj4SWaT9p/faZf2JIqywB"
    "3epC9ybdIXGZv0RXyTnloE4BjhhD36lt+x9QVJBjpMGYFb80jP/X8UM9mPKfFlYD3ofG0/"
    "DFpf70MT/rY1aMOdy9Bc96/+7X2ELetB0K+dwc8I/kT/3eu2o4ti/dzgv8/gm7BjmyNqvo"
    "6wFgTSv+xf+g+I8LPngBgJFyZ4+vyKLW0Uu2NemmnPxm8tLhfRK5jiJ8EjQBO+ExQsvkwp"
    "JcY3YjEX/bD+FbndSNW/pu6Doxf3yZz6Vwt5dD8x5FE20dx8RfxjV4i8EM5ppNtojhn/nx"
    "ZXu3YZIEHbyqtbeS+T2e0CJMWIpadVsg6136VrVC+buZdfqQ0Q1UlEOoJyW4ZN6V/mJLYT"
    "wbX07ecPc5Jzy/nVtJ6RRThXGec+mqwQRlNzsdBt+JMTU8bp+cPxzSY/6ZAO6Rjzy4ulzc"
    "ZIZ4h/jIn4doNmhE5JExE8naOpgfUF4lxmBHapBsJU42NaDuX7F9+++F9AYvH9zKTGCr3O"
    "dYPAdqazIXUobC0cvHM0puS7PbKtFT/qxdte54SuSWGoCXFfxr8TnkV/c4fib6L8xzXFs/"
    "A6cwb/HFKDYEb+3kBj9krIUgy7HlNcQow/LrZW2/1drxwcvugQfuKTNt2q9cwXUCEmrXR7"
    "SvGmlO1b7tn/mXF+AO8RTNapaZFzXWPnlLyOdO3/nh1fAtpqZEnfcX0e5ba6eM/X0OxyEI"
    "n+iEatUqtLB7FpLfHKMHHC/P3XQ6+bDHCAJKok6VMb/S8ydFZFoSEDXAAjpBr5mK5NAQG4"
    "bxIMATDAdYIxiyTP7DZ1FgL8Dv9CzE/ARJsWOe4ucrbkZxgAKIf/2X27e9vpfmkij35I+4"
    "/drrjiHahDesv1xCbSTMoP0/tW/5f2LX8c8yNSi4oV+bahXLtQxiYUWybEmpIks2+25TFA"
    "djy5+s1hheoi7I58VcCnSWw6G4q99pySbfDH3nKIZZmWlPHRJ6jfcfo213H6NuM4fRs/Tn"
    "0lRnajCNKpnSIAaEBVk7XnRkiPY9Aty/ZRCYtuSBryNGdZLgfpFItLzWLzlUpHewRp9rBR"
    "bD+JSuKJkQj2qJan67gnPf+BWo8aK4+xFVlF3hzMXEQznepsvhPbI6QF8L1kAl5F2FxqD2"
    "fL0XS7DZ7As6hPIXCrkepawPDQyHUl5nMx9ChBjEwdS7dX/7CIQV4wtZHrGmgiXWMNhMFb"
    "ORH2fvEbEHwWv075eyAylOvZzKTYQC/YcEjcFVH8K8Bl0bEZ4hzlTGfgRdApGru/3rtI2L"
    "gBV5fYsnV4FUP2HNsJsa3/fAPBrSynv/X3M/7lpn8q8v/y+79zDlicIvmib3L2L8NP9f9W"
    "boRyuBHk9/PaHt9V38dDFoHAUs27loI0BxV6y8JVCanXxUbW5xamqqHn7TKfbyjDNRQ1Zf"
    "lnRF6I/edrCO77POC+Twf3fQzcyLmcF+MI2RF9P4c6S6M22Vwm2QyLbArQcvtviEhtwBGz"
    "gxtGI+O8CZAoj/Ee7hsvmCpxNqdvGmGq2u0ZF5cf83h7Lz+mu3vhXjlC+cDfbzkgrLSWS0"
    "OfYjspzDj5qUZ6tuf6+RHeEOQNOqYoQATxaxMyNReEq8poM/A5Ah2bK8meouyH0Xk+f/Q3"
    "7KrBXIH2JlGE1Yd6z5CKOfr33Lr1OrJCKcflUY4Xpq2/rKd5GPYB+Z7iVQ1T1UIwzVKN2/"
    "81yD5yQvlK/uPRc0gFKblBSq37+37vGwQi8W3JMl+INqT99r/aNwO4ZpE/yNQuS3iSRV50"
    "8kq00SQhVDJ9W4qQKUk3Entgpk39lIAD8+iz/Tgi1lWuUJmrjFCZq6on6in35XZ7aB735X"
    "rLkWd7hFS5L8ts9i5zYY9qhHrE1NEwuHFkP3MJX3+iv5BVTCqL4An6wKM3RiXh3FzdvN/C"
    "r2s9LTiX+O/WiEFs9/BuPdy0bttn/zmBbi8Qj6ryPhtSNHf4HRJ6+nRqOtQ+R2PLMQhX9U"
    "xrgY0RWWDdGHNN+ZkwNPb+chkqNGm4MDG/J6QL7z0kuMlbaOksdUNo6nP8QhA1fbf5J8iF"
    "E2lyFgEXOr/zyp/iuj/jMxl85yti75uFrFT1o6rqYjLIiM1rgkJizEuU73159S6PU+7qXb"
    "pXDu5FQvi/28SifAnKGYEjZLWD+iD1nviLR+IPCaBDRLUwOR0Bacs0djYy+bRH1LqZ7Whe"
    "FJyMjelh8Hjb7g6ayKMf0k73YdB/vBn0+s2AjZsfmbdfO90mPyUXOt3FwlR8NEBa5a38hs"
    "DEClyH5BKE970QWSa1bgadb+0mcqmH9Lbz0Lq+A5OfpjP4np1MfsUzZIkZezW5QDrHbC6z"
    "QcUI65fadZA9SogpULBH54PuYr9IHEBZMcpsxTDMKU47mZKZvKGo37J6e5UnOucqPTrnKh"
    "adw2f4XyaVQjhIUz+M3+dRGd6nawzvYwqDsrOnQ19fO7uz1HbkephScb0sXE84sMTXS4Qt"
    "BaKoI2FA4Qly7VF//qVPjLT4icxApIpNiTSzcoJLY7E0raT8/tyYgcW3I0apK1Ca/iTiDW"
    "2y2AeoWzFMh49SV6BAIdgHoa+e4bRaAk8uaKhpczVp/x2qGxinrtMoiNVoaZEZsaBqYlGw"
    "3a9HrCuAeKmPbPOZ7DXTWkt9AGPUFiTHno8MnT7vBRIf5I6PUWuQGGFsz20LcHpwh6krVD"
    "qYwHVb32uf6unatOMOtKorUBaZmi/EWvHHtL3A6nsD3fBx6grWTDf2wuhBNKX6rBu1RQgq"
    "6mj8GcdieyF1I0aoK0rMxrNZUpabJD4PME5dQSLUMg1j4Zf62BGo9nqUuuLkRq7ut3XDCH"
    "XFh2/ZjP9gOJwsfb8z7k4MdW+ZYFXL05Goisqxh9cy8CuPBVcl59eThfebVV9ggFqjM3Jz"
    "tNlo4f3SfZC6EWPVdPGF4DoaUpWcWSLvHDThUWrRgNxw/dsbq6azyodqNMH7WVh8nK5xfa"
    "0sa7D298b4cNXbIwNR/IuFqbnm9BEjSQ1Mc9umgoPVdDmGATsiWNWcXqlVz/Pj5A5RW4Qo"
    "eyUWGwnhYZ9j0MOpJcar0eKTyroKBJCZ9jIdzR4lA5P/ZwumAz7ILVewczm4qgSoTGaadw"
    "Am5adtzsaMLLXgWbw9WW0wJ1BIVdeg5RqDPmoY3Tx8Q2C+5f/8w5wgN/qM+RloDM0sc/EJ"
    "ubl80PftlZBnr36qzm8TmtDw8oDvURlpVclIA9bHAc/oNeM9r2qV7VGrTIWdprKiogGIec"
    "JOT9jiIQeXK5/4L6CKY6sy/zeZ/8HZVJrU/0AoY1TACkc5pghY0YjKHH17odA8NJoV/Ws1"
    "rBsrxJEAIYYLQaZbQw/q59nEMNgnNNa4LBNuh8sH8CieTC4fmY6d0OP3YK9R4lWZ9qQs8U"
    "r1vw0UysqRvXOVVSYrmr0DqMvIrv7zSnZVsquSXaVkV/dokuX4huo43C6JDFsm5vogqYJk"
    "qiBZWdWSMhYkE+lDUX3EzylK0UTWKUv5+np5kr1tCl3Aq/p1ztUALqaMwQprMGFUBaeGwZ"
    "ku+m+5Lbc4pDYHlCGMIOvgJwYdvCySoIQc8kVKDSnTFpSlhtimjBLiPl1DFeQgRcf8VSOF"
    "cICmhjgrVa8Wqt6PW9/+wS1FJuqQ/dK+5/9+Jkv+78+tjih3NeMn/W7Froqvb08sy0wQMD"
    "PKHfoE9asQ8zZXcau3GcWt3qpi7MriIVYDX/w7sDxApsqXKZvHTjxVJo/8Jo9SollJi0eo"
    "GkjU8hEtFZJiAYlVJslnCQmShX2jn9AYXGJjxPAKvKLY9s0WvmUi2eSx14hQmH38TFZjt8"
    "+5sI1MsQNf/yqqsYNT12+x5jAbeqy5LyQavEy3+fuMFf/PlJyjFhrPdU0jdCy+QodIuyHF"
    "CL7CdfEGhnvFEGVHzdAPAIrmetRnQpaBbxIhefwLoMGbbRp8yFd9StLsM7+v16bvaeS/02"
    "3lFmr0FpigqtVbeew4yp18QBsDrAQZbElSY7AaKFEXuZSoiwwl6iKuRCkDjvLVl4kVNdZc"
    "4Zft1EIMq8LbVdBcXWkyzt5r0zQIpsnc3RBFmDvhVIdav+srQY4m6wFFcPK617sLMfG6E+"
    "3i+vj1us3PLsE9/pDuql2d7iCyc5Y5IqIsC6cS9oGS4ll5C0Gg8GWWrSBcHzOH1SBao3O7"
    "AeFn8zUYTO1q0KJDuqsPe9q/ULf5v4Mvi9sO9h0sVeX2eCkUsqi6rbRrpV2ffGM6tHat0x"
    "EsfzmpZUN0RKnFn+THnbcFCi8ZXQa3++336zh4pFl91vv8uck34NmQdnu/8hHM1yG9bXXu"
    "fmu6iTbRjf00rnklRSopUkmRESlyXQs8KjcGi4SnSIrhYuS5+v627jtIkDQRm5uvVHhlGo"
    "iJWrYIQ2QrNHtroFfdniM2NZdQ74CLd5gi8n2pW6vE3r8FDAtuJqjBIIbZRNrac51BRYaf"
    "GNI1PqIp/EMwGKKEaMI7JKadisEt3W6VJV3KNkutcZ/Ug3gY3MD0lJaP1zrF1iotZCdEGJ"
    "U0VzapcPHPRFHTcx+sRU0O63Wn2+r/tnY2rC2ed73ul+sEd8P1b4N2K8KBuU4TrM7pM9x/"
    "voYz/GOO+f0xdXZ/jM1tcX7I+M82FMqDpjxoyoMm5UETAhphu/SxDVEqP1qZ/WgGZvaIa0"
    "i7rO4oreJ0mTltkReuY+3mFA9SKi6XmctltrapkG6VxX4KW5vfUi5mawv0mkuztYV62uWw"
    "taGFyIoTieJuYPOraT0zYRn7JAKWXU0bQqA1Yukv/FkRvAz2rWeyEuYx+LeeUKy08NG3G8"
    "5CjtulY/EFQ1QodFnMaT5DYpjnc3MFyMtsfjj71u53Pv/WRC98Ss9WQ9pv8yebiONE7CHt"
    "dL91Bu0m0umL7mbbnt7pleF9TNGZquBx3NEOdJCKA8rSeWpLpzILpc9/ZRY6glmobFyvCJ"
    "fz6pG7rGxlDaoOf0trJygLU+tiKFBRORKWAr+pepKxINBwPcteEGzvni/3m/Fp8Q8d4mdE"
    "ZLUmes14YTOg1Vtkxufe3I2SScn2lhwDAm9AQvGKc78SZru3fmJunI3OvECeT2jszUH+xZ"
    "AhLpqgAJll2m5utorCKd3u1MgwG2zYGYe9Q+1k1MNEEfT1w/VmfnMoGf0JvuAflxfvPrz7"
    "+Pb9u4+wCcCl9ZUPGejHA47F4tlBHw3TKXW0saM6Kjaj3fxbIUqlmJRfcOVnt1yUVZjqiN"
    "X4DnUwHKHkm1cjVwbmAEntMH53lQPid1epCMMtZUBTBjQRNcMIP/N3jLgJ0NaQ8xXhdK6z"
    "StlKfwg2q8iqH4HLZbaYqsgqFVl1AntpT9emHY0rVbq9OosaTEM3G6kWU5M/xn+XeE7PW+"
    "4CorYgk9DvyQzVKTA1weyIlpb5wsezfmJozJzJH2Rqj+MW051GSCxsoTPmuBPPe1aVtiip"
    "2XPDqbz67IaihmE5BzEa+GtAAuQASQ1RvrzKYzfgT2UEPynLgbIcNFWujtI1lK6RVw5Quk"
    "bNdI0+mZovxFrdmBo5i+oaoZvpuoblPcYR0PKqGhBaYc6QLaqT8Htu2oVFlgaeEugIyOee"
    "F2zxCRE8nQdSMpIDNfYaTQVZlGmXydI2gL87hAOEyFQ0QGPHaAAVv6okJCUhKQnpR5KQTI"
    "Pcm4Y+jdtiA7cypCP+0GgJT+W2w/4K0gvWFlCyzSJ/OrolxBvomryamNrKjT7FCIb+JP4w"
    "HVv8/Qplg+ecFXEZqahB9xCVYOhkE9b2pEqfthhb1nahaYd8yofB463b3NN2NNHfs9N9GP"
    "Qfbwa9PuRR8m91prZpDWnr9mun23S5EWVULutXHhPjZbqF8dIzMKaLWYsZHnmzJOE0yCys"
    "GyU9dVOAStXXdZbajibIMKUyQZZY7hJfHxMUTnC2DUx7eSvU4tjZFriVfrbZ/KGRq1fnru"
    "Tglr//iSFI6gD/5BTzPRHxN5yjsRuJZZPlGBIlAjkUb98gSJwgS/Q6NxkRaj56xQyBapFU"
    "0uFQr9nj+CuPcH2I4+/EdgFGEg+qzIz15PNJWQPyWgPWyygJ+KfUlJcQWW0yXv55efn27Y"
    "fLN2/ff7x69+HD1cc369SX+K2sHJjrzheQC0JnUVxQUL7KugkKeXyV/JfOdGuxG98jtMoS"
    "Vx6J0OX0XiLhNjtTj5KByf9zSCtTGeSKgo1MuwvXDyLN97NuxIXrwK104XrGb+eWquHhcz"
    "QQ2cOvnlBrETQhM9NrKs3XPrST5tKNKPwP3anB9oPm/PWEik5UuqhwNjMdmihSF/4OSJb+"
    "dc5HhavYgsJqrIHGTP+LCMFcdNDmtxZ4hWz8TNwG2AyZr1SEEVqmuYAm2Jpl8vE1SNDmV4"
    "UAx4V4vBrSGYj8SMOrBoJ/wjcCZ52l6yHk73C7Wy+wxn/a2Dad6VxskN77CYX3g8CCFuZL"
    "bhXg9zPxiYEu1w30+xlb4ikZ+Z2d3L9UH+zSKRIhLuWOtgtR1a9xc1EWxyjOcpM7SLPHFC"
    "8Z0vvM4wCekG29q3V9TXzE/FKx4QMucrCetfr9zrdO90sT+SMM6S/t+0ETPZOlPaS3/d79"
    "ffu26R8LuxjYiy9dqFq0BPaSfJtJ1m4S30640CBnhvApjmeBOCTCpzFCmNQm1Haxk5jcUb"
    "oaTvKD9CFKl0q2b/FV6Ch61vna+gI1ZxdcnxrS1uNtp8e3eUfTzSH91rlt878gh4j/ddu7"
    "efwqvK2cM85CuFsBuc63NhwM0zlXJsqx87M5vrx6LyVMrilqV+7hfZ6ate/TS9a+j1Wsfd"
    "GZPtENLx1ul5URHuGIkC+5+OLJXTKL5J7LPy0ozezRD+n94/Vd54ZfcCaGPi3HtFcG6nTo"
    "62ug3lhQZLkepqwh1yvC5VxxokHzVl7lPUijKp1mh4oKrOLgqlKnATt+cD6FDPl9Pr37nZ"
    "tBVrhoUId5IclBbh7h51/6xEir0Ag435iOxarrLosB/Z+DxRvdmHPTss+i7hDvciPVFTIV"
    "CPMvhedy+0SeLNNZgs8AI3eAnxgyCLY4j1gDAnyEY2FCnnSKIDbWq1MAxwu4B6hwF4hrCb"
    "Vhix8+sQyC98vdWS4wU2UQyuk3UAa+A/dgtjFf+zsIliFCFfRQZrFS6YzpK6y+OmPojMt7"
    "XoWIlDqRrU5M1xLqPvpEbjm3pJhu1ShCc0o2AS1Qn5JapmGASTqhym9uraK9HqWyZ9JRNQ"
    "sxN+OahT9lMzWL3CqF+/g5GnOdkYm+DZbOyd3cOVFYYMol+yfiRjo10Nh0bEOnZLR+XtwA"
    "RYExjk4TtQf4KVG9ONSrIOiqhdyprXlvEdFSDGHm5vs10MSxETURm5pLgixiOxZlfLBPaM"
    "wM52ksGl6OyXebWBQbfMHwKxZBM4uocgrV0lps3U7LyUwx0/oENdRbDhOYwBeMlPPPe76G"
    "+B5ELwzsQjIwR8jqGLF3iMnsLBbYSvG0psznDUntvNlXuTC+ysD4Ko5x8MtiOA/4vE3GOU"
    "JWA6yzVNz2fw1C2q2PaHJCm/94gAM3kOMWaXVD+K9MdAWkox6kqcMecmzMIfDUSWmGki9s"
    "1Tl2XxTNwjNbcs6f3fZbnyFWCWi9eI2HnyFIVYRssDnR1uFLt+v4pZ1CV4uP1K5yhM0mIE"
    "YmwCYUTjOkD50v3fbtCEp2QDtAoo10rkQ9djkPB8Auh3IW2mVh13pG7WBGjdIqc3mZzeU2"
    "1+fjHP7XQ6+bort5z0e5qk9t9L8I5vDBFuJGZ544umHrlJ3D+06hLQM+2edY9MiKsA4GiJ"
    "5jHNrRM1nJsmNNo1hSOEtEYMcIG1JV00NENZChj1GbXjlma3/ScC1np35bGzLF33Lz13c2"
    "jRZesedd5PyEYY64hzJizGRF/Yf23Wcu1XNKrn/d3/d731p3TagSZZkv2BjSm95tuynKQP"
    "F/3/UeQNyfGiYri7AfQNyEFPudFmniEGrBVmTBium4J+NDYyjOV4XzeImniWaZ1KTXFOqd"
    "cmBLxuSiO88HoHrFuu3rYpFwjqxKqCkjHLEgqu+8rmw91OB8TRVMtk/1fYSRsk3zkETxMY"
    "dA8TFVnvgYFScM8kKMXaW/NXGJYT67bn/pdLvtftONzOefBGWaB+3+1/ZtR2RVcqAJlEnT"
    "RWpl6/Zbq3sjjPLaC/zskgh+BqZPDn6SWhFBmiPK5YQeybqRpyXc2/SOcG9jDeFA2vnLpJ"
    "IBMhuaI4L8OLg5DsoHyOB2A9YkpJgAxfGqd1xURG6JxAFKwJpAqeCNwuuGU45Ee9s4tg8L"
    "bBjplW8jtLUpfvv28sP7NbDwRxamD19bd3dxYDXHEvHQowQnSiqiYaLa4FnYbAV06NOIOQ"
    "sJUMNECtQUUFO2gG2w1m/1Fwasyv9Kh7q++V+q50nduJ5gyPS+PhjmKjJQduB6mFJZq8vD"
    "5PjannLUn0xrJZvdGSY7aK3XqvQ+iUa2QDlu6aTZCKECtkJljaqBZ3WqGpWxOUGOokZJ2+"
    "u+oLp5sjeB0aq4+rcneIePlRDA/BtQ9/Hu7ixlq90X4nDPh3rCGz1eUgDOV5ZrXetpxwT6"
    "TVWpign9qdnzkajL2WwvdGDFP/ij1BGiE9RhqCROFnnRyes+GPXFCHXFxyugsAc+d2KEuu"
    "KzMDXHa1W0Iz5fxQh1xcfz+iwtE0Tl/efRfWCgOuL1ZGGNSxA2WeyD1RcYpcMHqStMfzr6"
    "X3/ttez+zUeoKzp4OjUXfGcSv38fkFrBgSprTNwCls3XyXIvManlDlHX6WToL2TE+Ka752"
    "y64+M8uMPUCSqpul4bVCeYPqeD6Xes3LqLEQa3r73BarI+5aufrc03yVXQgtadLXWW3Sd1"
    "iabu2LKhFDKUNObU2DCfHPJJXBatGKmGdOr+2eAPWYQgES3KkEbIMrF/+/4jqipkZbILN1"
    "BGz8WT1sg6adfaI1TIUpWpD1sUS0WtpKNfzfiFPFEr/OiB1BK5kyJEpJyvWc5CFyrl2Mrl"
    "eQnNq5DXpdtDrZtBp9fN63ZZ18Pdy7FQI0E8tNXPdUOzSEJQvSQ+hc7IcuAkpQPKazeuqy"
    "pZtVm7sbL1mrXPLI9KsyCLCbEi/V3ECGhCmK65He+Fvz5Jf5El3979xWFuZIBqAFNOJcYy"
    "0yopb0+d9GnLLHKf3fRGne7DoP94M+j1oSjGSAdYnaltWkPaenjocJEKOrJixnT4oXZ0Xe"
    "QT0YtOlVTyeTr09ZXPVVeRwsMj/RNIAtAAiQqOVD1ajtKjJTpl98W03hGngRUq2/LmYBJ/"
    "IOYqKvCHw7FS5P1I5FcuDwaxmEm5jO4K7myuL8HB4AvvTWRS4vZGmZuv5EWI9jYRTRxX0P"
    "bxhYimKG6vlESHRqEvgC4uYygqIxI1dT55x8i0ND6u0Cu8O6KAKDRtcdgSCpWDJMOfgzTv"
    "FyK6Vb7AUzDu1FzAP4F5Sh+phT5SwdLqfI3yiSkJ89l9u3vb6X5pIpjjHOch/bXVGfjFuf"
    "3KS6LC+s2g863NFRTxniF9eHwAYnhsvUSg5t/X+7u2IOarYimSzYb0tt+7v4drmmUul3Cl"
    "3/5X+0Y8ZpE/yLQ8BcCJNU00nWYXJwiQ1SYzuYi6BEp9TEe5zuqjt/J34XuEVqWoljlFlX"
    "GhZrqz5W5DXaFKt8GqtklVb/3zc3N68rNy0PoMA4AJe0g7X+97fX5fXyy9JJvTn3viVN9x"
    "q47SqiVb5iVrYGaPBMt0e7UDt5PoFcfLzPGQqivL7hix4nWZeR20VsiyOkqrOF1mTrtJvt"
    "I+mgCRiqFSTi/l9Co3msrppZxeJQN0q9MrfkrtP0lzlqMo5bmUY4oGTmXpuh8H8yR6lQmi"
    "XsRNwYIUD2KgJsJ272GPko17z63yGQz8a6ALZJvoqiEcba/z1Sek2xsvnD0nuoWWBp4ScA"
    "iKhCdBF/ciHupFwpvo7qLnm+KvYzHMOFi2lF/SNOQsBbF7g+V0F3JBkM8Q5TA8tWSTEcAo"
    "+CnrNtpQHc9rdEiXRnGOI5t8Tzg10nuJ+8/XoO1klpJ6iDbiykeXPqHr66NThYPrxvUEq1"
    "G8WMVakJAQDkJESilXVqMDQKrsHEe2c7iLWlk6siANbXylCfD1CuJF1fJNnbwUtTxQii9P"
    "UK/7+Dm6N5ku6kAhocWimWUuuK7MlWDdZsitX9dApoUmZMbnDuL6jneVfUKvOkfQsdETXr"
    "KkwN7iXyLUcYca5vR53EBjzmPNHdnTyPkFmwhlnA/DRF1ZhBm8aX3rE9fbwQ/Gb42Rzjxl"
    "X9z7iQ0pqBpA8vPg6905GtvY4no7nyTiWfhcKC4G3wqpXE8UIqn5h0BlV/gG/uHin2BdmP"
    "MvYmBj4MN4faPGQ/pk8rvOUvwsRPB0jqb8wSfSFB/SHuAnVaGldOdXI8M2YOt2WnZjijLr"
    "E5Q5pTG/OH34KiLP/KfJAOw/X0t8iw4Nq2As/NKZGDqbE01yozi77bc+DyBMHc/sIb1/vL"
    "7rPPwMUerhEU/Ok6V3XsoaHIN0yuQY6UxG+MFtkYSNJLNRdZBMdafO3516aa39SBJoB6iO"
    "CPb6SmXRdiXiONj/euh1U8x8a4qoiU+f2uh/kd+RvTYRYABFtnE9akePiIIwQNS4zuer2C"
    "D4tgu6ecIxms6BJNq9eLHbYboRxSeObtg6ZefwvlMI4Qdh0al6p5ZsZRTej3KtecvM+TCV"
    "2nl2n9aexUISfDs5i/FE+wy8tjb7jG9TinMk3a0dpFGubWnX9to2J2PvChEVGCN90lK5xT"
    "i7hOVSZkdZE5RjP6mV3OJZjCWElgDF8ZT/i6rIKyoMpmYBESoM5kfkep4wGBW0Ubho4Hpj"
    "JSENEal0NBUFsw3ToqNgFuvmefugmrsFXynn6VZMQ6tUNgwmaApVPfzSID9cAXBvbkajhT"
    "ZTNiVaKNCYUqaJkZ9OkxrSA0E4cyjIR83UqKDdBwtG/0A4DvZDfPzgnvNH9+YnNI6a192Q"
    "IO93I3uObShhRtBMt5itQm5Kd1g2kAq5OV3IjYpAKD4CQTlplZNWGTsTWcQ4xvz41rGRID"
    "5mBYyECVXMiETMiLKIpm/61bSNqd4PypRTFkyLMOXkMTsE0l72sjpUVow6orEhYp9JTlEK"
    "mm8yU5VGQYvRdiPEr6Cxc53/me9s1DUfcLHA4hwTdgK8TjbqmtArgH+5ac+hCsgrZmhCnp"
    "yE1gMFjOl1G7Cnc0gnAhPDEusWg8EYgXAnkXwk+g98QmM4D0ds7Jo5GFQkmcGvBtMH9CIA"
    "rXzkFRv3c5OGdEIYpBBtSidPVuLm69xEDOsaYiaarJD5QixL1zh0IrUIQ5oT5l8/Tq9CEq"
    "j14/EkoQZJVm8DZQw5znHTyDCGQMD0TmJciFBVgyyPQzMutVkEaknvxOUIqeJzmfnsng8J"
    "sqNh4rTSOGuSCGtnQHMoAfLN+aHaU2Sw87b3eH3XRvf99k3noeOZIdb8EzfDSm+/3bpLMW"
    "xKohwm2xHp6iycIpD2hCIZa1uARBnZijeyOZOFbtvSKXAhOmVik0mCw4xJw70hUlhLYB1S"
    "nqT29hil2t5zbO+qC9CPIpRuuDU3ExJ68xUKiA2ykyf+OFw+u2u3+t12v+lbg6AtUPe2M+"
    "BL5QGaA/lJbEPa+9bu9zvQMsg3v0SNTPlc+EVXEHBNP3FmZeUi+RQl5kxpU5GUMy19qtfZ"
    "mbYxyUq71GKkKkJaeSoPC+nGyC8BaYhI1QetTguUikxQ5Uo/clZEuXqglBJRqSYoxjqAYB"
    "9Ec4chlHMf3Qpp6BjJ01lmIx8dabKWUojKsfhjgmR5esx8sbBGzqKBIu7VRmp8yBPclwkL"
    "MSlZB27MsQi+wFBblizO0XhpAqRjL9sDMkugiqvbnPiT+FrkUFs3oGSrzpB4uZYSK3KgFy"
    "UGZ8CoSTEXKh/lRFJfegiGy/kEzZ9M9QU20lyKPlFU6Xepzj3qWhlfbts3na+tu7/9s3EZ"
    "sej7Rph3MVuW16NW0o0SoFJ+FAk/iqo7clZk3RFVgSId6moaBhN8JrEKFIGzO/chvCFRZo"
    "EKWVmqYbPKMLLAxNtXwxISfccbqJpTdKuiFVigVbOxlFFv3WpiOZW6eiPacZwlKq3evUa2"
    "6jpyO3rkrq7gPu7mH4gBPkG2ARPZBCY/HxF5gYwELVEvlSdXdQ7KtDM3MvTKmQ9rPOIiGf"
    "E1wRGriYrwqUPheug4CbfhUBzi9DiJDYWKk5CPk8AzO+lgTId7TaDQ3iEqBTtJ7rOcEVs+"
    "cZlrppy1Hge9JgJdbEi/trqPrbsm4oe7g40h7be/9FsQm2URcS4Oaefrfa8/aCJ9AUkxQ3"
    "rHdcUmMvjPiJ6rp9mO5K0EyjpQLutAnrAhLg7Kd2kN0KhAocoYW6qHprK1/Fi2ljLaBpSp"
    "pVA4paJZxEFzJDxLeRpt7xscOIpLFmohtoVEy5W/YWTarWDd5bdaif0fzE7QuFYMMDHN53"
    "M0dkMe/J65cBd65jYCHXOhf66hvxDECGMi45LMOdORbicauA73JmULK9PJ2ciwhaU3gd2u"
    "ylahIezZvx87/90U83dIWw8PnS/dr+0u11U3c5nrq51voK/y+RzVdsuhv67Xo8zSCBGpjj"
    "zhehCq0O1hC93CG3YK3woT7h3CVTboC47hSq8n/MOVEi4stEjjgou8wXBDpbKuyxNBlJRb"
    "6FD5Wh0BKtWtOn/Qo8V1OCxfqiNIpuBWpYeV26PKpYeroR5UKl2yjOa7ggoPb5KUIgdG3r"
    "rD6yyoiu1QaTiH1/omAm4feDbxdnUB6WD23387hHlfGTb/rm80Uq2/f3qP5Lb9+gQ/MaRr"
    "0H/BXp0jt5qyjTB7ZmCO1alIgPPSQ6DAsffPMf/wxYT/W1hsKXklLNHue4C3QLnmljCygW"
    "EYoycOFHKY6AhFGEGuRi+qP9tzMCnrcJ9C8iq8FHL+4G3mK1Xm49IdjY0M83EVLGkHa8x+"
    "BDuajZ+kGuv4z6s6nyHpvYg6n9iazvUXaWU2SKYyJovImMxulVbHtMki2qSdOpl6t03l4g"
    "S7h2+I/yBhiAffYarDI3vCRkiPOGnfvDlUtfEC560oxG7oC91Oqi2eDW2U9njYXlYAWWUu"
    "TEe5vuZClTlfN64n+L1ihqMJps+SJuIAiTIQRxOAbPJkWtLFScNkKt8gwba5S83XKKECNs"
    "udAet6X2eGb/y89saq5Caw1aUR2AFzVNbzFndR0N4ExqvipN3uMArvhikh38k7xL4g1zqQ"
    "PrYfSkfTx4ww+3ic/An9bWOYqZhcmMs1xwwzSfeXgEn/64GPUci0LB882LbJYmmPMGWvfC"
    "LsAVTLHaklBqrTbDq4D1Oc1ml+TP8o3+LLHMGhmLuIKLHI2t3oVk55Jku7iTBywwV+Yg1R"
    "/JPg6bzhug6XfHYI36TvDIyUCy1iSOVfLJOs2qi4f7HakfrKCpiOfjXtQXmsgHwnlM5HD9"
    "Ioi1CJuqrUJEMrw2Yhpt6RlL5yzs+tWl9wdYYUvj7fK/qdm0E+hS8Us7anxlfBLT9fFKZr"
    "udD3CsTcwc5TSbDcmlBFINURI9UVJ2U/yKEQbw/K71EyMPl/Cg3JL+MBW3hA/v72hfVWlm"
    "ZjCO512+wM4U02T/T0zDQ0YrkFW8FK8cm7wtACrxDMBA3Cmr2LSZHRO4ygTAllEiEbGaYE"
    "8f8xwNMtCf7zypCgDAnKkJBmSFCBJUWaEZbYItSWxDNEdNDYh1OIhSr4oQLBD+4ULArYQk"
    "MfSqHKRMENLdndk2WPbKypCNiRmBHd0DjYx7XUVBEpZYA4vkfeM2ml6csbi9c2bTlgZduu"
    "Kg/mQRe60HanczJ9Jhqa6QYneJ3r0zm/+oc54ZrvM2GfkLtDafziKyHPSPQPiKvQhY0MCc"
    "VjzeJ/sDGac32b8fuGTglXvi3h22+K/GMdEordzGWugLOGSDGGVGJBizBDkMqnNPXSyWiN"
    "DE29AuHVFZGEg/s7ZOdLIhogUWhGqsSJvSkOZnrLlQ1FLSxKWTaMgzRdUeYlZV5S5qW9Ni"
    "0V9aOiVE5r+EiNUkk0KylrXWHWunRz0sGVXD/xI03LDSSGbFNzg+koeeLPuWaI1wop1LYC"
    "RdQyF26EuMa1Rtv06lh9tz/x/0JLTy9/hj8zJaBYvnItcuwwoo2T4tGLfoXQfDm/bUJt0X"
    "7hFV7hXznXnMWSP8aVZ2hIOoaZPkYWWXIRx62hBVeEksy/Cbznabrv7wHjgZg3blmvs/9R"
    "SnEplWKPPTHIsytgbKhUMZxgURFAIQZlRlaB93wtNLeDd6tI7MaVrhj7z9cC3KOrxe65EM"
    "c7vUZcgOT4ZeJOA/1BCsKR70uDCz7J/RfSp3uErAZ1EI895+fJZbbSZ/yaQJVFLHwVzAjR"
    "QFmQ4UeQphwsgdfWhiVL09CnCTUS0uWbDUUd+oEfWsCxCP9dVlIl0PQpH6TZa8qXDOtjz2"
    "1Hvp2Ic/xWIusrla2+qtwt6dtLfd0tEZNQfj9xiOywboKybG+7+wn+DITcFWHari6uW+3a"
    "kZm1e6ikim5T5XmKg0vUbC4i+vaOD1TDZXzIyEn9r7O4J4lfbGS4j/S//sqfR+i2MZmtKw"
    "qdB3qfPJmEIWeJXnV7LsIQPVcOOHm8DibI/RlufGJ7gJ+Se7Ac4B0qwrFMAkAjw5mjyhod"
    "Ohsx+GUxnDOC9MJkyjgrbZxNN46ko55hHKmkAerYmHMtwXYSxBDYT9rUWcSUiYj/zac+4n"
    "QX0bCSc/7stt/6PGi6sf1Dev94fdd5+Ll920RLZ2LobO7OoNMbCFNb1/xQXWsK68itbFHp"
    "UNfXFqUaVdSN6z5GWY0qFqaWIhhvP8h82iMeY6JdrSZ7jn3pt27h2HKp+UnWb90MOjdtfp"
    "CBcqp7v+3k55i5JJTtsACDdAUsvwpJd+VebfFNdmqYjOzC4hCh4nGZeZzdQe2wzdNKxtai"
    "JVPPbM7XgWGYr0lKb3Z4bhJ9beT/IgJ14YTkrxplhbRsFwzioxxRRJjrT3PCpHXdnztffu"
    "ZLv4k8+iG945sJXDD4F8Lfnzt9+HOmW/BX61u73/rCRQjMdUn8VBIJgs2d2czI9pVkxW4k"
    "0qtADolADh9Bc7kP/gHqI6LvOwEqC75JCReRRnjkS0ES0Mdo1bSXQJ6aI/A2grMvITQ1E/"
    "goqcJdAnc8nRLGOJppanyKIBQmq4MTIHy0XuRycl1kOLku4k6uJeaYLYk1TcwAye7sHSHd"
    "u793ydDPANvv730l0d/76CHVu8maE2yAACxrkCpNZDWbc9WWgW9/Z2dWaIQjQi/qVo2YM+"
    "EKs6ys321z4b3p5gZzSf7zoN0fPTxef+1w8T44rn/v5q730PZvCUtMWaR9sEykhZBJMDAw"
    "hmLhkXMbuGCUVFg/H/cC5MdknGObsgxrPQ56HH9OOaRfW93H1l0TLTB13MOuNIzYxf8VIV"
    "XW2TJbZzE16WphOmzkWakktZVEeqWySKgsEMwbBz09lct/XmUuhhhQRHbXSduo5WBJ5UtU"
    "pbXNkUs8yd04p5yQFt465/Q5J2WLUMmXdDKdmouFqeF9syhawYEqK87kytApIDWnTtPpoH"
    "kmYu0l5Zr4izIj32S0Xvx5Uk6WBp4SNx8EiJvwT6gf5ru9RCNrfo2ZC+IWvIbG1xrftKhb"
    "bMztV5WUaVLU0FCX7N5kulvam++Q1HbvX4ia23P8QhA10RNeZpYcWxcUDmb2qZpjJU1TwU"
    "9SdVb858shGdeqzIr7Chle+ASKGYdQU5IcLtmxPmsiFeATcqy4R4osmkG64wF6+NC0YjBN"
    "LpCV7RBcE/2ArsAPEq7Ak5Uk3w5rNcwTCa20VauPglt9nLiMSx2n6sn6p5TtpCoGTi/jUR"
    "LRMJVa91vqDLllMfYx9fqlNao5R3PUF1qv0O3tCE5Qt6mUG2kxVZtyJUzvBmygo0Alt4Gt"
    "AIe3wRC+3R6CZEKu9cak1qLgzdlKo5pzN62TRgquviRaFLb1azIaBTgiu6eBnO5gO5jNP+"
    "xGihr+Y06mFOt/3KuVs1MJWOWXfGGb1O9l6V4zyAsxmqIclOnY65JRCELNVq9zYvEBRa0o"
    "18IPNaEsgrDBaVMalhziTeAf6M1EQSoxDPOcCculsXKrWAkW/MSQga0nPtnRCzYc4noSUl"
    "0GyjFQTscA5IYu+IfqS0NP6kqSaWpKoN7b5rSbofriBLD7Nqd3EjYn8p2PLZW9G6A4nnn0"
    "zYHQLDpt1wUn3aOebXqOU9cG4SKsz2yuz+QyzQMUtUGysLlKTTshXiu9lpr/vCpdJ11GTV"
    "UcSp/V9a04dNKY01LqyFU1lNcRTEbs0UTWPRYiUoCGN3km3QI5QKLcONkuB4eVqQNyKe1f"
    "gdm03TB+5Hj9Ui74IsL1o+fTkdxi1cRTyinmnjVHWvPVxDN0HIcQ5V+Auo93d6cxd3vpAD"
    "FD9yZNIM3EHbB9bDdu9yhBTLdtDuU5GmtckTB0SkRva7AWu4bon0Rfg4b4wLUB2qTQ43rd"
    "GMEjSO6pcLC3bAtkD+znqoX2yWWTRobVujottKsRZwqF43cv1OETH9FQBXVpJafsWe++3W"
    "0ioBxSt6DDAEr3utUcbKje2223bx9GUNO30/0CJSCItk7GHtJord/Wdat72+vCJTzBVOO7"
    "T0mq1i8t8qKT1zhDM/PPA1Qq61wi6zxY6VkK7g2ZwvsHqYNYffSnjmUlFinbkjOzIatR+e"
    "GCzl5rN19FmLKGvorq+ibEpRCbfT1GlslBOlX/p8wcXguSuyzlCK3idDU4nWQvy6k1RcYo"
    "caHUs4fB4227O+C6ku1o/BQf0tt265afZe0m8vcnrlMNWp8/wzN4NiuHHpRSfzIzpC2t4u"
    "SPkDz5T4lANmDdTumpYcLThAtWB+YdawKrcsB58cWMkQTjbbbqvibaTXWsDqRFqu2wsY4m"
    "ZAb/ZxFhRdtlb04Y4gec4zJ7yNo6yTHDTK6NbhKtCkiUDkhUfUTPigylnWHdcKykMjrZVq"
    "ggXW0ClIswQlnEtlY7FSje0Cmdtcw6qyrIWpvo2AqpPDUJ56zG5FQFJI4WK6eqLx8gnLNc"
    "IcdlBHRrxHF68GGwT0FKWxfZ8sMtMVCNtoTDFSEOI5YSp7nBMztaM9hUJ09NYr+Ii6gdTJ"
    "E3SkNU+32F1P5XzJA7JtHOUcswROXgBdYIv0+oiKL0qJBwOrOk+sSHeA3UIhiLpjrgGRvD"
    "Zaox5BYwoCaEfBor/p8gbRNhxKCIse2+VOfzEs1Mi/+tM2SZr1C5wJw+I0YIG1LdPkdj/k"
    "9tjExL47C6H8sfhQZG9BN/zcTUVvw7V+iZS9eIE5ytJ3MkmtTnkKqMXCbBqIHSQ0lV2dID"
    "hLSQRJO6/pSeOE4S7emVRvKfl5dv3364fPP2/cerdx8+XH18s8Y1fisL5evOF8C4ETQdlK"
    "9WbNm4kMOILlMsFq8P5zC86XW7NxR7Fe6ujk3sIBW6GflTdiv5s1bm3SNvIyA57RTBFKBT"
    "luAyW4JnBn56kvZ5B6hUvLRMvLSvvMguqBChWlGlXlEilSNJh8gUvoJkP2AIw8Vl4+JN/s"
    "Jp2KJJm1YmwhuiHxBfqVYIq9EcU9kzIUClzgSZM8FcLBKD+tLjcAIkKvxGOvxGp8mpF+nK"
    "24ZCdV0qXKeznImlT2XYsaFQuvTuuIet03lNzGEqFbcQAdVNB5cv7RWlU9W9ItE1J+58U0"
    "4X8Z6onrhXS20wzQi1wZuiO/sEMtSvxW8jEswQPldK2bSlnPN1r64tKd0vTta3paIQy/dt"
    "WZ/3+2Jc6wprUamoPEXW7vQXkhK/E7jVSA3eMfhDspE7zOYzQ/OCZs4RX1VC34GIGtdzKy"
    "JoXi1IJKZuEI3OL64jcSCIhdi2QbSkgJ2CR08MiGGEBdZJVDrDlq1P9SWm9t4hMlkuwUS5"
    "JcEj6E3I/aJjahJYkB4xE2ZpXhkyTKW0yAqqOxWE9WRRGxWC8zAmPjIl+m6RBBFSVdeo1L"
    "5PP6B3tJBpFBOhqlPYX2FJrlPT4kshYflk+uQCVKo4Qf4ajinBk9tigFOiJ6sbbVZE+O/E"
    "pI40lmsiBWWoPElIQ5KQDOOUym6babcNALavhQbsAffh4SoJ8FZrTXySyaalHdRc8zOfAG"
    "dJxhpxo5FtqpnzZ3IbauBhKEm/JBQxc/pMbKRTtzurZU656vsJWWTG5+KcaG4TVjQjr4gR"
    "DrGWmE1VwIg5DDLeWCo7qazZSR5/ZDb+DYkyB8QTk+guse0bMqWNllobVbbJwwtKHlpFCE"
    "kPm6GqiWyOjkEszU94aukoKKEmCUkRCTZLVgrIgblFpqWBV8SCZHEQap74y72W9Ka16VtP"
    "EZ6KvvLnaGDafCguFxma73Zau6KYyANPEqMO9BbV4L5Mm1WWBHWyskKl9L/vKT9Rffos/h"
    "1DE4peJ6MZpDle6Poh7byhqtXv81Stfp9etfp9LBdjxveepEyXdIg3FDUE+PJNvrrgWYXB"
    "Yxjb5jMX6eeYzWVwDlMVg/VpAwrCU/ldnqn8Ln0qv4vBzDWi0YwLAmZSYSfDxCnG4AhdBO"
    "kZEB5qXl+cH8osnJWy1Xu8vmuj+377pvPQ8dyxa8VK3Ax7MPrt1l0E62e+z0pn9W6IVAKX"
    "hLtogmliMmJ2ttyaSGEtUze8DDab6jhFK2eysUHjinM31VG4fr42jsLDRwxs6c2WGjJQXU"
    "yLcL56uMhFtoSJaoNnYXOUj03ws+wU3VDVBtFCyrZjmgBlKor+4zXqwFjYvBTdb02HjSQx"
    "jdEpcOPg/mHqdKdY0BCh8r2VWpArv++tGgbXCrreyhibtJ/nrchy2eH0sGruUEeslQ1wrX"
    "N0kxyTwQTeLK/k2m+X1yUZqmAtnIVNkfHmJXs20Ez/Dglztig3LUpUu+Wt4SH+p61z8un2"
    "4th7Di2ZaKdiu8rpmVQpXwfxUaqC3sXrmdRZTJLS6LIR3VDVSCcqJKq/Mtkm1cBTuAsNfa"
    "FL2upidHUCtjDlHULQpZ1dGyLl7JKtFpzapjVfZ/noGGXuLJ/UR/7n3sOgKfIfhrT9rd3/"
    "rQf3RYqDKfrM/9K5v2/fNhF71pdLog3pt17nFi68mLoXByMb+nBxmSP04eIyNfQBbkXdli"
    "J4UHLZBKjUupFYNxafHlge7iCZwlvGKe8uPdnZvaFSaEugvdnXJMDeECmsZUJ7ViNzmaw/"
    "phcNCRGVo2AwvLY2BYP9chESsn2QpEbq5+FjRQ4WJlJzQMvv/qqgMa/89WorAmoFnYqlcH"
    "M1dvAqVqWuaikBzldY9UQpk/78TvJKBuZ+llPSm0A5fZI9L2nxHLVFiYfpHNMnr7MtNgxo"
    "YYs4mnxQNPaQG6MJdMTlg/H/n5qLJbbIPzDV/sGIHfdMHuIFKjmyTDt/I9MFue55n9/9uC"
    "ZRwTpRN4RtSKVGrglU2l6+tL2lnmIVT/GY6bsbwMuN7vs8mXrpiXoxXOeYpczc7f6GNfER"
    "G1MZ5sQtpC7jbLjrXV//1kSCdki5BtfvNRHH1zKHtHff7jZFtaUhvW89PoA7YYkdBu6Fm7"
    "ue+NvtyDik/fa3dusOrvj24yG9a3PRr3/da/X5ZYNgjVgTkwscQ/q50+08/AxPz3SqQ7mm"
    "IW1d9/oDuIQnpmWXxWWRKqtm1dYOENUmNP/ILXdPEl1RRtwLiQVITifLxvIEOWXViKwwzB"
    "2SijdEyvMg41PjugR8xY7HcID8iAcxWxKiyR7ED/dt4b8HWn4Y3tw89ls3/GTG06nDcVuV"
    "4zhMy1TLdnGmJaqpuZ8190ViiZCvJPEOEx4Rc189rSzkQvCVi5cLkhzvpHz75k1VklsDAY"
    "XS4Z1R2hr52AqRRPiPHkE6oKwwEqRT+0P+/eHk6Qklm8sF2Qjxc6KMlzmHN0RKqJCYwW4M"
    "8g5ZxyFCVT2mzEnHO0T9nybgvyoijGv03GHRhAjVoinzovFYJbVqQjRq2USXDfluE6rJgh"
    "qhUrDGohQde4etaEOl9qEy70OaQ3bg7oZKcbfM3J1aBHDfZf2GKFXZn1KzWdSq2InNYUq1"
    "mMvMZT92YQc2R0gVn8vMZ+YsFthaxXmcnvwUINkr9ak6XD1IjtPUdCxGJK2tISIVj5mZ5+"
    "BiFUdXLhL/Zj1KJSHdGn8fmlG7V01bd0+MmLllaqb5XRqrKdzFK6alNHbdF6bCO42WD61Q"
    "Jbc9oApWjqsLTgdLeGkRS5/Oz6K5Lt7lRmqaC948sC2/Jf3XF5xDkh7SkDNB2Nsq98sdOb"
    "ynfU/DW3qmSGpscHr0fXpkcB0i8C+vrvLkN1xdpec3wL1IGBRfURIIe4/XEN2LXNkjFxnZ"
    "Ixfx7BH+RpskdfdO120CJMcv61Bx5SYmih8zafM//x+gCYhJ"
)

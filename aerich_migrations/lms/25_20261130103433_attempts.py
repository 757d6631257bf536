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
    "eJztfW1z2kjW9l/p8peZrWJdsR0nGfLUU4VtkmHHAS/GmZ0dtqBBjdFYqBm1MGHue//73a"
    "clgd5RgwBJ6Q87G0s6LXGdfjnv53/OjBk7b2lkNqc2McerX8jqrI7+58zEM8L/EXe7hs7w"
    "fO7ehL9sPDLEw/rmwcELWYmbeMRsC49tfn+CDUb4JY2wsaXPbZ2aQNWbEsRsahENWWRurB"
    "CdIIweOo+9j8iiS4awRZBm0fmcP4EnNrH4bQ2vzmF4jY75+Lr5vPdIC1P/c0EGNn0m9pRY"
    "fLzffz9bMGINdA3u8x909p//8H/opka+EQYPwJ/zl8FEJ4YWgM0hEdcH9mourt3ozy3T/i"
    "SehS8fDcbUWMzMzfPzlT2l5ppAN224+kxMYmGbwBtsawEImgvDcEH3QHU+f/OI85U+Go1M"
    "8MIAPgC18wGba2eDQbvTGzw2e4PBWYRHHoUPbPfSmJrAX/6pTADwDJ/w958uL6+u3l++uX"
    "r34frt+/fXH9584M+K743eev9f52M2aDlDCcxan1vtHnwQ5ZPImWVw4b+CBtvYoRLM2KDv"
    "41qQBU9Prbt4BvhIQlxYLHTtHAjDvPCQT2OGd2HDjc0iOAI7UpC9/bnR/fHq3d/EL6bMfr"
    "bETQGRgHcD54uz6INQ3k6xFQ+l+3gIRv5ZJQTwbIa/DQxiPttT/uflmzcpiH5tdAWo/Km/"
    "BWds27116dwLojvh7yfW3HJXe3jPMLG1isc5RBjCe7SyCSsh4mmbwX3nBkaeMfan4SJ+02"
    "o3ur/9+KXxL4H5bOXeuu+0P3vP+6f3zW+9ZiPEAWZje8Gi4D/OsGEkbtkbqu3bdglwd3fu"
    "q8v379Z7NfyRtjs/fmnc33vb8QbPEdViNoy0qexRqDm86xwmNn6W2aS953fapV2JoihwBz"
    "fpi0yb9EXKJn0R3aTHFgE4Bjhmj77jd2x9RuKBDlKG4NZc0nPvH/lM9mNKfClY91pfmo+9"
    "xpeHwIS/a/SacOcyMNe9qz++C7FlPQj6tdX7GcGf6N+ddjO8KNbP9f59Bt+EFzYdmHQ5wJ"
    "ofSO+yd+m/IMJPXnxiJFwY4fHLElvaIHKHXtKkZ6O3Zpez8BVs4mfBI0ATvhMULL5MTZMY"
    "X4nFHPSD+lfodi1R/xo7Dw5enScz6l8N5NL9wJBLWUdTukT8Y1eIvBLOaaTbaIoZ/58WVb"
    "t2GSBG28qqW7kvk9ntfCT5iKWnVbIOtd8la1Svm7mXXan1EVVJRDqCcluETekfdBTZieBa"
    "8vbzBx1l3HJ+pdYLsgjnKuPcR6MVwmhMZzPdhj85sck4PX84utlkJ+2bfXOI+eXZ3GZDpD"
    "PEP4Yivt2gCTHHpI4IHk/R2MD6DHEuMwK7VA1hU+NjWguT7198++J/AYnF9zNqGiu0nOoG"
    "ge1MZ31zYcLWwsE7R0OTfLMHtrXiR71423JKzDUpDDUizsv4d8Kz6EdnKP4mk/+4ungWXk"
    "cn8M++aRDMyN9qaMiWhMzFsOsxxSXE+ONia7Wd37Xk4PBFh/Azn7TJVq0XvoByMWkl21Py"
    "N6Vs33LP/t+E8wN4j2CyjqlFznWNnZtkOdC1/392fAloq5Elecf1eJTZ6uI+X0Gzy0Ek+i"
    "MatQqtLh3EpjXHK4PimPn7j8dOOx5gH0lYSdLHNvpfZOisjEJDCrgARkA18jBdmwJ8cN/G"
    "GAJggJsYYxaJn9lNczET4Lf4F2J+AsbatMhxd5GzOT/DAEA5/M8emu27VvtzHbn0fbP71G"
    "6LK+6B2jfvuJ5YRxo1+WH60Oj+0rzjj2N+RGphsSLbNpRpF0rZhCLLhFhjEmf2Tbc8+siO"
    "J1e/OaxQnYfdka8K+DSJTWdDsdeeU7AN/thbDrEsakkZHz2C6h2nV5mO06uU4/Qqepx6So"
    "zsRuGnUzuFD1CfqiZrzw2RHsegW5TtoxQW3YA05GrOslz20ykWF5rFdGlKR3v4afawUWw/"
    "iQriiZEI9iiXp+u4Jz3/gVrHNFYuY0uyitw5mLqIJrqps+lObA+R5sD3ggl4JWFzoT2cjY"
    "Wm203wBJ6FfQq+W7VE1wKGhwaOKzGbi6FjEsTIeGHp9urvFjHIKzZt5LgG6kjXWA1h8FaO"
    "hL1f/AYEn8Wvm/w9EBnK9WxGTWygV2wsSNQVkf8rwGXRshniHOVMZ+BF0E00dH69e5GwYQ"
    "2uzrFl6/AqhuwptmNiW396A8GtLKO/9fcz/uXUOxX5f/n93zkHLE4Rf9EzOXuX4ad6fys3"
    "QjHcCPL7eWWP77Lv4wGLgG+pZl1LfpqDCr1F4aqE1OtgI+tzC1JV0PN2mc03lOIaCpuyvD"
    "MiK8Te8xUE910WcN8lg/suAm7oXM6KcYjsiL6fQ52lYZtsJpNsikU2AWi5/TdApDbgkNnB"
    "CaORcd74SJTHeA/3jRtMFTubkzeNIFXl9oyLyw9ZvL2XH5LdvXCvGKF84O+3FiCsNOZzQx"
    "9jOy7MOP6pWnK25/r5Ad4QZA06NpGPCOLXRmRMZ4Srymgz8DkCHZsrya6i7IXRuT5/9CN2"
    "1GCuQLuTKMTqQ72nb4o5+rfMuvU6skIpx8VRjmfU1l/X0zwIe498S/CqBqkqIZimqcbNf/"
    "XSj5xAvpL3ePgcUkFKTpBS4+Gh2/kKgUh8W7LoK9H6Zrf5j+ZtD65Z5A8ytosSnmSRV50s"
    "iTYYxYRKJm9LITIl6YZiD2jS1E8IOKBHn+3HEbGuM4XKXKeEylyXPVFPuS+320OzuC/XW4"
    "4820Okyn1ZZLN3kQt7lCPUI6KOBsGNIvuJS/j6s/kLWUWkshCeoA88uWOUEs7N1c37Lbxc"
    "62n+ucR/t0YMYjuHd+PxtnHXPPvvCXR7gXhYlffYkKC5w++Q0NPHY7ow7XM0tBYG4aoetW"
    "bYGJAZ1o0h15RfCEND9y+HoUKThgsj+i0mXXjvIcFN3kDzxVw3hKY+xa8EmdRzm3+EXDiR"
    "JmcRcKHzO0v+FNf9GZ/J4DtfEXvfLGSlqh9VVReTQUZsXhPkEmNeoHzvy+u3WZxy12+TvX"
    "JwLxTC/80mlsmXoJwROERWOagPUu+Jv3gg/pAAOkBUCZPTEZC2qLGzkcmjPaLWzeyF5kbB"
    "ydiYHntPd812r45c+r7Zaj/2uk+3vU637rNx8yPz7kurXeen5Ew3d7Ew5R8NkFR5K7shML"
    "YC1yG5BOF9r0SWSY3bXutrs44c6r5513ps3NyDyU/TGXzPTia//Bkyx4wtKRdIp5hNZTao"
    "CGH1UrsOskcJMQUK9uh80F3sF7EDKCtGka0YBh3jpJMpnskbiuotq6vrLNE518nROdeR6B"
    "w+w/+iphTCfprqYfwui8rwLlljeBdRGJSdPRn66trZF3NtR64HKRXXi8L1mANLfL1E2JIv"
    "ijoUBhScIDcu9adfusRIip9IDUQq2ZRIMivHuDRmc2rF5fdnxgwsvi0xSlWB0vRnEW9ok9"
    "k+QN2JYVp8lKoCBQrBPgh9cQ2n5RJ4MkFjUpurSfvvUG3fOFWdRn6sBnOLTIgFVRPzgu1h"
    "PWJVAcRzfWDTF7LXTGvM9R6MUVmQFvZ0YOjmy14g8UHu+RiVBokRxvbctgCnR2eYqkKlgw"
    "lct/W99qmOro1bzkCrqgJlkTF9JdaKP6btBVbXHeiWj1NVsCa6sRdGj6Ip1SfdqCxCUFFH"
    "488sLLYXUrdihKqixGw8mcRluUni8wjjVBUkYlrUMGZeqY8dgWquR6k+TjnYDzZwVduK4I"
    "T77nfewQhVxYefc4z/YDjRLX0/weBeDPVgUTBFZmnjVEaLgovX3PcrjwVXKefXs4X3m1Wf"
    "YYBKozNwEtvZYOb+0n2QuhVjVXTxBeA6GlKlnFkiWR/MB4PESguZ4fqnO1ZFZ5UH1WCE9z"
    "NLeTjd4OqaptZg7S+CenBVWwCF1IfZjGqOD2LASFzX18wGPf9gFV2OQcCOCFY5p1diqfjs"
    "ODlDVBYhky2JxQZCeNjnGHRxaojxKrT4pFLVfFF31J4no9kxSY/y/2zBtMcHueMKdiavYJ"
    "kAlUnncw/AuKS+zdmYktrnP4u3Z/j1pgSqz+oa9Klj0HwOo9vHrwhs3vyff9ARckL2mJe2"
    "x9DEorOPyEmAhGZ5S0Je3KKzOr9NzJguoQd8j0rjK0saH7A+CnhKgx73eVXgbY8CbypWN5"
    "EVJY3azBKre8K+GBm4XPpqCQKqKLaqXMKmXIJ/NhWmXoIv/jMsYAVDQxMErHAYaoZmx1Cd"
    "H7rziqa/GtaNFeJIgBDDhSDqFB6EooM2MQz2EQ01LssEewjzAVyKZ8rlI7qwYxojH+w1Sr"
    "wq0p6UJl6ppsG+6mIZUp6u02qLhVOeAHUZ2dV7XsmuSnZVsquU7OocTbIc31Adh9sFkWGL"
    "xFwPJFXFTVVxK6paUsQqbiLnKqyPeIlYCZrIOs8rWzM0V7K3qdAF3FJp51wN4GLKEKywBh"
    "NGVXBqGJzpommZ06eMQ2pzQBnCCFI1fmDQ9swiMUrIIV+k1JAibUFpaohNZZQQ5+kKqiAH"
    "qdTmrRophH00FcRZqXqVUPW+36YAj079NlG87ZfmA//3C5nzf39qtESNsAk/6XerEJZ/Uw"
    "BiWTRGwEypEekRVK+szlWmimBXKRXBrlQFe2XxEKsB0njkWe4jUzXflM1jJ54qk0d2k0ch"
    "0SylxSNQQiVs+QjXV0mwgETKuWSzhPjJgr7Rj2gILrEhYngFXlFse2YLzzIRb/LYa0SoZj"
    "98Iauh0xxe2EbGeAFfvxQl7MGp6/WlWzAbGtM5LyQavEy3+fuMFf/PmJyjBhpOdU0j5lB8"
    "hQ6Rdn0TI/gKx8XrG26JIcrOpIEfABT19agvhMx93yRC8vgXQFc8mxp8yKXOX5tgn/l9vT"
    "Y9TyP/nU7/u0B3PN8EVf3ximPHUe7kA9oYYCXIYEviuqlVQIm6yKREXaQoURdRJUoZcJSv"
    "vkisqLDmCr9sp75rWFUrL4Pm6kiTUfbeUGoQbMZzd0MUYu6IUx1q/a6v+DkarwfkwcmbTu"
    "c+wMSbVrj17dOXmyY/uwT3+EO6o3a12r3QzlnkiIiiLJxS2AcKimfpLQS+aqFptoJgUdEM"
    "VoNwYdPtBoSf6dIfTO1o0KKtvKMPu9q/ULf5v/0vi9oO9h0sUeV2eSkUsrC6rbRrpV2ffG"
    "M6tHatmwNY/nJSy4boiFKLN8mPO29zFF5SWjNu99vv16bxSLP6rPPpU51vwJO+2e78ykeg"
    "y75512jd/1Z3Em3CG/tpXPNKilRSpJIiQ1LkuoB6WG70V1ZPkBSDFdwzNUtuPLSQIKkjNq"
    "VLU3hlaoiJAsAIQ2QrdMiroaVuTxEb0znUO+DiHTYR+TbXrVVsw+QchgU3E9RgEMNsIm3t"
    "qc6gIsMPDOkaH5EK/xAMhkxCNOEdEtNOxeAWbrdKky5lO8xWuLnsQTwMTmB6Qp/MG93E1i"
    "opZCdAGJY0VzYpcfHPWFHTdR+sRU0O602r3ej+tnY2rC2e953255sYd8PNb71mI8SBqW7G"
    "WJ2TZ7j3fAVn+IcM8/tD4uz+EJnb4vyQ8Z9tKJQHTXnQlAdNyoMmBDTCdmn+G6BUfrQi+9"
    "EMzOwB15B2Wd1hWsXpInPaIq9cx9rNKe6nVFwuMpeLbG1TId0qi/0UtjavD1/E1uZr0Jdk"
    "aws0Asxga0MzkRUnEsWdwOYltV6YsIx9FAHLjqYNIdAasfRX/qwIXgb71gtZCfMY/FuPKV"
    "aa++jbDWcBx+18YfEFQ1QodFHMaR5DIphnc3P5yItsfjj72uy2Pv1WR698Sk9WfbPb5E/W"
    "EceJ2H2z1f7a6jXrSDdfdSfb9vROrxTvY4LOVAaP4452oINUHFCWzlNbOpVZKHn+K7PQEc"
    "xCReN6SbicVY/cZWUra1B5+FtYO0FRmFoVQ4GKypGwFHid6OOMBb4u9Wn2AuY8JpH7zfi0"
    "+LsO8TMisloTvWbcsBnQ6i0y4XNv6kTJJGR7S44BgTcgobjFuZeE2c6tH5gTZ6MzN5DnIx"
    "q6c5B/MWSIiyYoQGZR28nNVlE4hdudailmgw07o7C3TDse9SBRCH39cA2t3xxKRn+GL/j7"
    "5cXb928/XL17+wE2Abi0vvI+Bf1owLFYPDvoo0E6pY7WdlRHxWa0m38rQKkUk+ILrvzslo"
    "uyClIdsRrfoQ6GI5R8c2vkysDsI6kcxm+vM0D89joRYbilDGjKgCaiZhjhZ/6OETc+2gpy"
    "viScznRWKVvpd8FmFVn1PXC5yBZTFVmlIqtOYC/t6Nq4pXGlSrdXZ2GDaeBmLdFiSvlj/H"
    "eJ5/Ss5S4gagsyCb2ezFCdApsUzI5obtFXPp71A0NDthj9Qcb2MGox3WmE2MIWOmMLZ+K5"
    "z6rSFgU1e244lVWf3VBUMCznIEYDbw1IgOwjqSDKl9dZ7Ab8qZTgJ2U5UJaDusrVUbqG0j"
    "WyygFK16iYrtElY/pKrNUt1chZWNcI3EzWNSz3MY6AllXVgNAKOkG2qE7C7zlpFxaZG3hM"
    "oCMgn3tusMVHRPB46kvJiA/U2Gs0FWRRpF0mTdsA/u4QDhAgU9EAtR2jAVT8qpKQlISkJK"
    "TvSUKiBnmghj6O2mJ9t1KkI/7QYA5PZbbD/grSC9ZmULLNIn8udEuIN9A1eTWi2sqJPsUI"
    "hv4o/qALW/y9hLLBU86KqIyU16B7iEowdLwJa3tSpUebjy1ru9C0Qz7lY+/pzmnuaS800d"
    "+z1X7sdZ9ue50u5FHyb12MbWr1zcbdl1a77nAjzKhM1q8sJsbLZAvjpWtgTBazZhM8cGdJ"
    "zGmQWlg3THrqpgClqq+7mGs7miCDlMoEWWC5S3x9RFA4wdnWo/b8TqjFkbPNdyv5bLP5Qw"
    "NHr85cycEpf/8DQ5DUAf7JMeZ7IuJvOEdDJxLLJvMhJEr4ciiu3iBInCBztJxSRoSaj5aY"
    "IVAt4ko6HOo1exx/xRGuD3H8ndguwEjsQZWasR5/PilrQFZrwHoZxQH/nJjyEiCrTMbLT5"
    "eXV1fvL99cvftw/fb9++sPb9apL9FbaTkwN63PIBcEzqKooKB8lVUTFLL4KvkvnejWbDe+"
    "h2iVJa44EqHD6b1Ewm12po5JepT/55BWpiLIFTkbmXYXrh9Fmu8n3YgK175bycL1hN/OLF"
    "XDw+eoJ7KHl65QaxE0IhPqNpXmax/aSXPpRhT+h+7UYPtBU/56YopOVLqocDahCzNWpM79"
    "HZAs/euUjwpXsQWF1VgNDZn+FxGCueigzW/N8ArZ+IU4DbAZoktThBFalM6gCbZmUT6+Bg"
    "na/KoQ4LgQj1d9cwIiP9Lwqobgn/CNwNnF3PEQ8nc43a1nWOM/bWjTxXgqNkj3/cSE94PA"
    "gmb0NbMK8PuZ+ERfl+sa+v2MzfGYDLzOTs5fqg924RSJAJcyR9sFqKrXuDkvi2MYZ7nJ7a"
    "fZY4oXDOl95rEPT8i23tW6viY+Yn6p2PABFzlYzxrdbutrq/25jrwR+uYvzYdeHb2Qud03"
    "77qdh4fmXd07FnYxsOdfulC1aPHtJdk2k7TdJLqdcKFBzgzhURzPAnFIhE9jhKCmTUzbwU"
    "5icofpKjjJD9KHKFkq2b7Fl6Gj6FnrS+Mz1JydcX2qbzae7lodvs0vNJ32za+tuyb/C3KI"
    "+F93ndunL8LbyjmzmAl3KyDX+tqEg2E85cpEMXZ+NsWX1++khMk1ReXKPbzLUrP2XXLJ2n"
    "eRirWvOtNHuuGmw+2yMoIjHBHyORdfXLlLZpE8cPmnAaWZXfq++fB0c9+65RcWI0MfF2Pa"
    "KwN1MvTVNVBvLCiyXA9SVpDrJeFypjhRv3krq/Lup1GVTtNDRQVWUXBVqVOfHd8/nwKG/C"
    "6f3t3WbS8tXNSvw7yS+CA3l/DTL11iJFVoBJxv6cJi5XWXRYD+78HijW7plFr2Wdgd4l6u"
    "JbpCxgJh/qXwXGafyLNFF3PwGWDkDPADQwbBFucRq0GAj3AsjMizbiKIjXXrFMDxAu4BU7"
    "gLxLWY2rD5Dx9bBsH95c4sF5ipMgjF9BsoA9+BezDbmK/9HQTLAKEKeiiyWKl0xuQVVl2d"
    "MXDGZT2vAkRKnUhXJ8ZrCXUffSKznFtQTLdqFIE5JZuA5qtPaVrUMMAkHVPlN7NW0VyPUt"
    "oz6aiahZibUc3Cm7KpmkVmlcJ5/BwNuc7IRN8GS+fkTu6cKCww5pL9M3EinWpoSBe2oZtk"
    "sH5e3ABFgTGOTh01e/g5Vr041Ksg6KqBnKmtuW8R0VIMYebk+9XQaGEjkyI2pnOCLGIvLJ"
    "PxwT6iITMWz0PR8HJIvtnEMrHBFwy/YhE0sYgqp1AurcXW7aSczAQzrUdQQb3lMIEJfMFI"
    "Of/c5yuI70H0Qt8uJANziKyKEXuHmMyL2QxbCZ7WhPm8IamcN/s6E8bXKRhfRzH2f1kE5x"
    "6ft/E4h8gqgHWaitv8Vy+g3XqIxie0eY/7OHALOW6hVjeE/8pYV0Ay6n6aKuwhx8YcAk8X"
    "Cc1QsoWtLo7dF0Wz8MSWnPNnd93GJ4hVAlo3XuPxZwhSFSEbbEq0dfjS3Tp+aafQ1fwjtc"
    "scYbMJiJEJsAmE0/TNx9bndvNuACU7oB0g0QY6V6Ke2pyHPWDXwuQstIvCrvWM2sGMGqZV"
    "5vIim8ttrs9HOfyPx047QXdznw9zVR/b6H8RzOGDLcSNzjxa6Iatm+wc3ncKbRnwST/Hwk"
    "dWiHUwQPgc49AOXshKlh1rGsWS3FkiAjsG2JCqmh4gqoAMfYza9MoxW/mThms5O/Xb2pAp"
    "/habv56zaTBziz3vIufHDHPEPZQRYyIr6j827z9xqZ5Tcv3r4aHb+dq4r0OVKIu+YqNv3n"
    "bumnVRBor/+77zCOL+2KCsKMK+D3EKKfY7LdLYIdSCLcmCFdNxT8YHxlCcLwvn8RyPY80y"
    "iUmvCdQ75cAWjMl5d573QbXEuu3pYqFwjrRKqAkjHLEgque8Lm09VP98TRRMtk/1fYSRok"
    "3zgETxIYNA8SFRnvgQFicM8kqMXaW/NXGBYT67aX5utdvNbt2JzOefBGWae83ul+ZdS2RV"
    "cqAJlEnTRWpl4+5ro30rjPLaK/zsggh+BjafF/hZakX4aY4olxPzSNaNLC3hrpI7wl1FGs"
    "KBtPMXNSUDZDY0RwT5qXd7HJQPkMHtBKxJSDE+iuNV77goidwSigOUgDWGUsEbhtcJpxyI"
    "9rZRbB9n2DCSK9+GaCtT/Pbq8v27NbDwRxqmj18a9/dRYLWFJeKhBzFOlEREg0SVwTO32Q"
    "romM8DtphJgBokUqAmgJqwBWyDtXqrPzdgVf5XMtTVzf9SPU+qxvUYQ6b79f4wV5GBsgPX"
    "g5TKWl0cJkfX9pij/kytlWx2Z5DsoLVey9L7JBzZAuW4pZNmQ4QK2BKVNSoHnuWpalTE5g"
    "QZihrFba/7gurkyd76Rivj6t+e4B08VgIA829A7af7+7OErXZfiIM9H6oJb/h4SQA4W1mu"
    "da2nHRPoN1WlSib0J2bPh6IuJ5O90IEV/+iNUkWITlCHoeQ4DfTZfM9Vt4GrJcaqKmgWed"
    "XJch+kumKEquLjVp3YA597MUJV8ZlRbeH2d9oRny9ihKri47rK5hYF/WL/efTgG6iKeD1b"
    "WONil01m+2D1GUZp8UGqCtOfC/2vv/Zadv/kI1QVHTwe0xnfmcTv3wekhn+g0lpgt4Bl83"
    "Uy30tYajhDVHU6GforGTC+6e45m+75OI/OMFWCSqoY2gbVETZfksH02nxu3cUIg9s37mAV"
    "WZ/yJePWNq/40nF+k9iW4tTOk3r2YnJzbNlQPxrqQHNqbNDnBfkoLov+laaGdNP5s8Yfsg"
    "hBIsSWIY2QeWzT+/1HVKXbimRMr6GURpUnLSx20la/Rygrpsp5H7aSmAr1SUa/nEEfWUJ9"
    "+NEjzIxSJ0WASHms0zysDlTKG5jJXRWYVwFXVbuDGre9Vqed1Ve1LiK8lzemQoJ4YKuf6o"
    "ZmkZhMBEl8cp2RxcBJSgeU124c/168arP2/aXrNWtHYxaVZkZmI2KFmuKIEdCIMF0jTtMb"
    "CHKI019kybe3zFkwJ5xCdc0pphJj0aTy09vzTT3aIovcZ7edQav92Os+3fY6XagkMtAB1s"
    "XYplbfbDw+trhIBW1sMWM6/FA7vC6yieh555cq+TwZ+urK56oVS+4xpd4JJAGoj0RFlKrG"
    "NkdpbBOesvtiWu0wXd8Kle0TdDCJ3xeoFhb4gzFsCfJ+KFwukweDWIyaXEZ3BHc21efgYP"
    "CE9zqiJnEaykzpkrwK0d4movPlCnplvhLRScZpMBPr0Mj1BdD6ZgiVeER2q84n7xBRS+Pj"
    "Cr3CvSOqrkKnmwWbQ3V3kGT4c5Ab/0pEi89XeArGHdMZ/BOYp/SRSugjJaxHz9con5iSMJ"
    "89NNt3rfbnOoI5znHum782Wj2vorlXrkqUpb/ttb42uYIi3tM3H58egRgeWy8RKJT45eG+"
    "KYj5qpiLDL2+edftPDzANc2i8zlc6Tb/0bwVj1nkDzIuTtV0Yo1jTafpFR18ZJVJ586jmI"
    "NSH5NRrrL66K78XfgeolV5vUXO62VcqBnvbLnbUJeoPLC/FHBcqWDv/Nycnvys7DU+wQBg"
    "wu6brS8PnS6/r68zI05/7olTfcetOkyrlmyRl6yBmT0QLNPt1Q7cjqNXHC8yxwOqriy7I8"
    "SK10Xmtd9aIcvqMK3idJE57WRGS/tofEQqhko5vZTTq9hoKqeXcnoVDNCtTq/oKbX/JM1Y"
    "w6OQ51KGKeo7laWLpRzBk+jWcEj2J26KPGz1KvqLS2x3LvamBL1iQ9fAvceckMDbx68Iqs"
    "ug0QrNCZ0bEB6oa6wmnHFTuuSDWcKV9wcdIZ1FPYq5jCrciBo1wdE35BfEPdCOXXclWk4p"
    "E25JNMUMjQgx0Rhblk40cCN+dNKzoAosQ9gi8BXiaxZzZFOk2/wFd06JQ/51S0JeEJ7YxO"
    "J3RDCkZatErcId17UUnyIwNwp4cl9Q7/nj9wQ9jSR0kO6f7vqUmeg+koNqSEXBXUZFcpxy"
    "st5RH5nyjkYrHsvC6SNTcPrhNMdTbD7vAKifUEGq/Pffvf++2JawcphuVEXh79gUVkwzg5"
    "QlTJVp3r1M8ykDwN2CkmFjzabOZIKJxlfKcrtdpmOSTVS209HGn69ZQxdgxLh2jCfL6eoj"
    "0u1N8LQ9JbqF5gYeE4jjdg0hnC5qqjnUi4T1xlnx55tGR0MxzNDfoodf0jRhlOHEzg2WMc"
    "qbH7JTquK8T34Op9hkBD9l9YUN1fGUhUNKsvnpCzb5FqMp9PjVeCS9548Y/3eCCdpr/quX"
    "btlai//3nfZn7/GwuUupZko1U02yqsb1mGCfaI3RtSAhIRwEiJQCqYJ9DgBpqXTyKoSnOI"
    "taaeVpkAY2vsKo5W4fg7BavmlvkKCW+zooZMnFdh4/Rw+U6aJ8txNigCYWnXFdmSvBED/g"
    "tB2oIWqhEZnwuYO4vuNeZR/RUucILmz0jOcx0ROHeIlQxxemQccvwxoach5rzsiuRs4v2E"
    "Qo43wYJnooIczgTetbH7neDuHL/NY6HMO99wPrm6BqAMnPvS/352hoY4vr7XySiGfhc6Em"
    "PHwrVOB5NiFUhX8IRITAN/APF/8E68KUfxEDGwMfxu2RPuybz5SI2A34WYjg8RQ5TqW6+J"
    "BmDz+reI3CnV+1FNuArdtJRakSlFmPoMiVqLKL04cv/vrCf5oMwN7zlcQ374y+EpYwmC9G"
    "hs6mRJPcKM7uuo1PPagugCd233x4urlvPf4MxQWCI56cJ3P3vJQ1OPrplMkxiKlF+MFtxQ"
    "V93FBqEGwm2HB9ZCFIR5zuUJh6R+ZxT8GbTuc+YOq4aYUtjE9fbprdHy/EZOYP6Y7AHIV7"
    "bq39SBJo+6iOCPb6SmnRdiTiKNjJUaMbir3iRssTvniQsFE+X8UGwbdd0M2l4nbjaI8fw+"
    "sTxUcL3bB1k53D+04hhB8msndhiVLRgxjmJB6kQaKdjtKCrQz3JL28ePv+7Yerd2/Xx+n6"
    "StqZGhPxt9a8ZeZ8kErtPLtPa9diIQm+HV986kT7DLy2MvuMZ1OKciTZre2nUa5tadf22j"
    "YnY+8KEOWYuHHSDkf5OLuE5VJmR1kTFGM/qZTc4lqMJYQWH8XxlP+LssgrKgymYgERKgzm"
    "e+R6ljAYFbSRu2jgeGMlIQ0QqSpCKgpmG6Z5R8E4E3BfVL+sRynjPN2KaWCVyobB+E2hFK"
    "b7Xo27RbjIg2+gikzjw/Vtc+dmOFpoM2UTooXc6BrxhETvaS+dJjGkR9RAgT4KJk2MCtp9"
    "MH/0D4TjYC/ExwvuOX9ybn5Ew7B53QkJcn83sqfYhsrzBE10i6kSKSfQmlXITYFDblQEwi"
    "HqTign7ZY9QTlpY5lReWMn4xjz41vHRoz4mBYwEiRUMSMSMSPKIpq86ZfTNlaFmi1FOYmU"
    "Kef0ppwsZgdf2steVofSilFHNDaE7DPxKUp+801qqtLAbzHaboT4FTR2rvO/8J3NdMwHXC"
    "ywOMeEnQCvk43aFOqj8i+n9hSqgCxFUdXnRUzHyBzGdJtE2uMppBOBiWGOdUvUimUEwp1E"
    "8pFoG/kRDeE8HLChV87VpmgCvxpMH9BCErTygdsjzstN6psjwiCFaNPxarQSN5dTihjWNc"
    "QoFKOlr8SydI1DJ1KLMKQ5Yf71w+QqJL4SzS5PYmqQpLWkVMaQ4xw3tRRjCARM7yTGBQhV"
    "E4/iODSjUptFoBb2TlwOkSo+F5nPzvkQIzsaFCeVxlmThFg7AZpDCZBvzg9VlTSFnXedp5"
    "v7JnroNm9bjy3XDLHmn7gZVHq7zcZ9gmFTEuUg2Y5Il2fh5IG0KxTJWNt8JMrIlr+RbTGa"
    "6XZsIel0G5ufTpnYZJLgMGPScG+IFNYSWAeUJ6m9PUKptvcM27tq3vy9CKUbbk1pTEJvtk"
    "IBkUF28sQfh8tn981Gt93s1j1rEHRzbt+1enypPEJPZy+JrW92vja73RZ0evbML2EjUzYX"
    "ft4VBBzTT5RZablIHkWBOVPYVCTlTEue6lV2pm1MstIutQipipBWnsrDQrox8ktAGiBS9U"
    "HL07m2JBNUudKPnBVRrNa1hURUqnetsQ4g2AfRzGEIxdxHt0IaOEayNATeyEdHmqyFFKIy"
    "LP6IIFmc1sCfLayRs3CgiHO1lhgf8gz3ZcJCqEnWgRvQQxciOaC2LJmdo+GcAqRDN9sDMk"
    "tEZ1y+Z47JR/G1aGHaugElW3WGxMu1hFiRA70oNjgDRo2LuVD5KCeS+pJDMBzOx2j+ZKzP"
    "sJHkUvSIwkq/Q3XuUlfK+HLXvG19adz/+FPtMmTR94wwbyO2rCXW47vvpLpRfFTKjyLhR1"
    "F1R87yrDuiKlAkQ11Ow2CMzyRSgcJ3dmc+hDckyixQIitLOWxWKUYWmHj7alhCom+5A5Vz"
    "im5VtHwLtGw2liLqrVtNLKdSV29FO46zWKXVvVdLV10HTkePzNUVnMed/AMxwEfINmAim4"
    "Dy8xGRV8hI0GL1UnlyVeegSDtzLUWvnHiwRiMu4hFfExyxmqgInzoUroeOk3AaDkUhTo6T"
    "2FCoOAn5OAk8seMOxmS41wQK7R2iUvAizn2WMWLLIy5yzZSzxlOvU0egi/XNL432U+O+jv"
    "jhvsBG3+w2P3cbEJtlEXEu9s3Wl4dOt1dH+gySYvrmPdcV68jgPyN8rp5mO5K3EijrQLGs"
    "A1nChrg4KN+l1UejAoVKY2wpH5rK1vJ92VqKaBtQppZc4ZSKZhEHzZHwLORptL1vsO8oLl"
    "iohdgWYi1X3oaRareCdZfdaiX2fzA7QeNaMcCI0pdzNHRCHryeuXAXeubWfB1zoX+uob8S"
    "xAhjIuOSTDnTkW7HGrgO9yZlCyvSyVlLsYUlN4HdrsqWoSHs2T+fWv+ui/nbNxuPj63P7S"
    "/NNtdVN3OZ66utr6Cv8vkc1naLob+u16PM0ggQqY48wXoQqtDtYQvdwht2Ct8KEu4dwlU0"
    "6HOO4UquJ/zdlRLOLbRI44KLvMFwQ6WyrosTQRSXW7gw5Wt1+KhUt+rsQY8W1+GwfKkOP5"
    "mCW5UeVm6PMpceLod6UKp0ySKa73IqPLxJUgodGFnrDq+zoEq2QyXhHFzrmwi4feDZxNtV"
    "BaSD2X//uSDM/cqg+Xd9o5Zo/f3TfSSz7dcj+IEhXYP+C/bqHDnVlG2E2QsDc6xuigQ4Nz"
    "0EChy7/xzyD5+N+L+FxdYkS8Ji7b4HeAuUa24IIxsYhjF65kChBRMdoQgjyNHoRfVnewom"
    "ZR3um5C8Ci+FnD94G12aynxcuKOxlmI+LoMl7WCN2Y9gR7Pxs1RjHe95VeczIL3nUecTW+"
    "Op/iqtzPrJVMZkHhmT6a3Sqpg2mUebtFMnU++2qVycYPfwDPHvJQzx4DtMdHikT9gQ6REn"
    "7Zs3h6o2nuO8FYXYDX2m23G1xdOhDdMeD9vLEiCrzIXJKFfXXKgy56vG9Ri/V8RwNMLmi6"
    "SJ2EeiDMThBCCbPFNLujhpkEzlG8TYNnep+RomVMCmuTNgXe/rzPCMnzfuWKXcBLa6NHw7"
    "YIbKeu7izgvaW994ZZy02x1Gwd0wIeQ7fofYF+RKB9JH9kPpaPqIEWYfj5M3ob9uDDMlkw"
    "szueaYQeN0fwmY9L8e+Ri5TMviwYNtm8zm9gCbbMknwh5ANZyRGmKgKs2mg/swxWmd5Mf0"
    "jvItvswBHIqZi4gSi6zdjU7llBcyt+sIIydc4AdWE8U/CR5Pa47rcM5nh/BNes7AULnQPI"
    "ZU/sUiyaq1kvsXyx2pr6yAyeiX0x6UxQrId0LpfHQ/jbIIFairSkUytFJsFmLqHUnpK+b8"
    "3Kr1+VdnQOHr8r2i27rtZVP4AjFre2p8Jdzys0VhOpYLfa9AzB3sPKUEy6kJlQdSLTFSVX"
    "FS9oMMCvH2oPyOSXqU/yfXkPwiHrC5B+Tvb19Yb2VJNgb/XrfNzhDcZLNET0+ooRHLKdgK"
    "VoqP7hWGZniFYCZoENbsXoyLjN5hBGVKKJIIWUsxJYj/jwCebEnwnleGBGVIUIaEJEOCCi"
    "zJ04wwxxYxbUk8A0QHjX04hViogh9KEPzgTMG8gM019KEQqkwY3MCS3T1Z9sjGmpKAHYoZ"
    "0Q2Ng31cS00ZkVIGiON75F2TVpK+vLF4bdOWfVa27apyb+p3oQttdzwl4xeioYlucILlVB"
    "9P+dU/6Ihrvi+EfUTODqXxi0tCXpDoHxBVoXMbGRKKh5rF/2BDNOX6NuP3Dd0kXPm2hG+/"
    "LvKPdUgodjKXuQLOaiLFGFKJBS3CDEEqn9LUCyej1VI09RKEV5dEEvbv75CdL4moj0ShGa"
    "oSJ/amKJjJLVc2FJWwKKXZMA7SdEWZl5R5SZmX9tq0VNSPilI5reEjMUol1qykrHW5WeuS"
    "zUkHV3K9xI8kLdeXGLJNzfWno2SJP+eaIV4rpFDbChRRi86cCHGNa402detYfbM/8v9CS0"
    "83f4Y/MyagWC65FjlcMKIN4+LR836F0Hw5v21i2qL9whJe4V051xazOX+MK8/QkHQIM32I"
    "LDLnIo5TQwuuCCWZfxN4z5N03999xgMxb5yyXmf/UUpxIZVilz0RyNMrYGyoVDEcf1ERQC"
    "ECZUpWgft8JTS3g3eriO3GlawYe89XAtyjq8XOuRDFO7lGnI/k+GXiTgP9QQrCkW9zgws+"
    "8f0Xkqd7iKwCdRCPPeen8WW2kmf8mkCVRcx9FUwI0UBZkOGHn6YYLIHXVoYlc2ro45gaCc"
    "nyzYaiCv3ADy3gWIT/LiuuEmjylPfT7DXlC4b1sef2Qr6dyOL4rUTWV0pbfVW5W5K3l+q6"
    "W0Imoex+4gDZYd0ERdnedvcT/OkLucvDtF1eXLfatUMza/dQSRXdpsrz5AeXqNmcR/TtPR"
    "+ogsv4kJGT+l9nUU8Sv1hLcR/pf/2VPY/QaWMyWVcUOvf1PnmmhKHFHC11eyrCEF1XDjh5"
    "3A4myPkZTnxis4ef43uwHOAdKsKxSAJALcWZo8oaHTob0f9lEZxTgvSCZMo4K22cTTaOJK"
    "OeYhwppQHq2JhzLcFexIghsJ80zcUsokyE/G8e9RGnu4iGlZzzZ3fdxqde3Ynt75sPTzf3"
    "rcefm3d1NF+MDJ1NnRl0egNhYuua76prTW4duZUtKhnq6tqiVKOKqnHdwyitUcWMagmC8f"
    "aDzKM94jEm2tVqsufY527jDo4th5qfZN3Gba912+QHGSinuvvbTn6O0Tkx2Q4L0E+Xw/Ir"
    "kXRX7NUW3WTHBmVkFxYHCBWPi8zj9A5qh22eVjC25i2ZumZzvg4Mgy7jlN708Nw4+srI/3"
    "kE6sIJyV81SAtp2S4YREc5oogw1Z+nhEnruj+3Pv/Ml34dufR9855vJnDB4F8If39qdeHP"
    "iW7BX42vzW7jMxchMNcl8XNBJAg2XUwmRrqvJC12I5ZeBXJIBHJ4CNL5Pvj7qI+IvucEKC"
    "341CRcRBrggScFSUAfoVXTXgJ5kw7A2wjOvpjQ1FTgw6QKdwnc8XhMGONoJqnxCYJQkKwK"
    "ToDg0XqRycl1keLkuog6ueaYYzYn1jg2AyS9s3eIdO/+3gVDPwVsr7/3tUR/76OHVO8ma4"
    "6wAQKwrEGqMJHVbMpVWwa+/Z2dWYERjgi9qFs1YIsRV5hlZf12kwvvdSc3mEvyn3rN7uDx"
    "6eZLi4v3/nG9e7f3ncemd0tYYooi7YNlIimETIKBvjEUC4+c28AFo7jC+tm45yM/JuMWNp"
    "VlWOOp1+H4c8q++aXRfmrc19EMmwvnsCsMI3bxf4VIlXW2yNZZbFJzNaMLNnCtVJLaSiy9"
    "UlkkVBYI5o2CnpzK5T2vMhcDDMgju+ukbdQysKT0JaqS2ubIJZ5kbpxTTEhzb51z+pyTok"
    "WoZEs6GY/pbEY1vG8WRcM/UGnFmUwZOjmk5lRpOh00z0SsvbhcE29RpuSbDNaLP0vKydzA"
    "Y+LkgwBxHf4J9cM8t5doZM2vMTojTsFraHyt8U3LdIqNOf2q4jJN8hoa6pI9UKY7pb35Dm"
    "nazv0LUXN7il8JMil6xvPUkmPrgsL+zD5Vc6ygaSr4WarOivd8MSTjSpVZcV4hwwuPQDHj"
    "EGpKnMMlPdZnTaQCfAKOFedIkUXTT3c8QA8fmpYPpvEFstIdgmui79AV+F7CFXiykuTbYS"
    "2HeSKmlbZq9ZFzq48Tl3Gp4lQ9Wf+Uop1U+cDpZjxKIhqkUut+S50hpyzGPqZer7RGOedo"
    "hvpC6xW6vR3BCeo2FXIjzadqU6aE6d2A9XUUKOU2sBXg4DYYwLfdQZBMyLXeiNSaF7wZW2"
    "mUc+4mddJIwNWTRPPCtnpNRsMAh2T3JJCTHWwHs/kH3Uhhw3/EyZRg/Y96tTJ2KgGr/Jwv"
    "bGp6vSydawZ5JUZdlIOiC3tdMgpBqNlqOSUWH1DUinIs/FATyiIIG5w2oWHJId4E/oHORB"
    "SkEsMw15kwnxsrp4qVYMEPDBnYeuaTHb1iY0EcT0Kiy0A5BorpGIDc0Bn/UH1u6HFdSVJN"
    "TTHUe9ucdjNUX5wAds/m9FbC5kS+8bGlsnd9FMczj745EJp5p+064CR71NNNz1HqyiCch/"
    "WZTfWJXKa5j6IySOY2V01qx8RrJddS855Xpeuky6ipikPJs7q6FYdOGnNaSB25rIbyKoLJ"
    "iD0YybrHAkQK0OAmz6RbIPtIlBsn3eWwYEXqgFxI+5dvNm03jB85Xr+QCz6PcP3w+XQkt1"
    "g58ZRyijlnzZHWfDnxDBzHAUT5F6D20/39aczdbjpAxNC9SRNIMnH7bB/bjdsdkyCm2zaH"
    "8hwNNa5IGLpJRG9rsBY7hugfRF+DmvjAtQGamtDjet0YwSWI76lwsLdsC2T37eeqhfbJZZ"
    "NaitW6PC20yxFnCoXjdy/U4REf0VAFdWklp+xZ56HZriOg7JtOQYcelO51qjnYUL233Wze"
    "PQ6gpm+r/RlKQBBtnYzdN8O1fhs3jfZdpw2X8AibGt99ClK1fm6RV50sowxNzT/3Uamsc4"
    "msc3+lZym4N2QK7++kDmL50R8vLCu2SNmWnJkNWYXKD+d09lq7+SqClBX0VZTXNyEuBdjs"
    "6TGyTPbTqfo/RebwWpDcZSmHaBWny8HpOHtZRq0pNEaBC6WePfae7prtHteV7IXGT/G+ed"
    "ds3PGzrFlH3v7Edape49MneAZPJsXQgxLqT6aGtCVVnPwekid/kghkA9btlJ4aJDxNuGB5"
    "YN6xJrAqB5wVX8wYiTHepqvua6LdVMfyQJqn2g4b62BEJvB/FhFWtF325pghvsM5LrOHrK"
    "2THDPM5NroxtGqgETpgETVR/Qsz1DaCdaNhRVXRifdCuWnq0yAch5GKIvY1mqnAsUbOqWz"
    "FllnVQVZKxMdWyKVpyLhnOWYnKqAxNFi5VT15QOEcxYr5LiIgG6NOE4OPvT3KUho6yJbfr"
    "ghBqrQlnC4IsRBxBLiNDd4pkdr+pvqZKlJ7BVxEbWDTeSOUhPVfpeQ2r/EDDljEu0cNQxD"
    "VA6eYY3w+8QUUZQuFRJOZxZXn/gQr4FaBEPRVAc8Y0O4bGoMOQUMTAohn8aK/8dPW0cYMS"
    "hibDsv1fm8RBNq8b91hiy6hMoFdPyCGCGsb+r2ORryf2pDRC2Nw+p8LH8UGhiZH/lrRlRb"
    "8e9coRcuXSNOcLaezKFoUo9DqjJykQSjGkoOJVVlSw8Q0kJiTer6c3LiOIm1p5cayZ8uL6"
    "+u3l++uXr34frt+/fXH96scY3eSkP5pvUZMK75TQfFqxVbNC5kMKLLFIvF68M5CG9y3e4N"
    "xV6Fu8tjEztIhW5G/pTdSv6slHn3yNsISE47RTD56JQluMiW4ImBn5+lfd4+KhUvLRMv7S"
    "kvsgsqQKhWVKFXlEjliNMhUoUvP9l3GMJwcVm7eJO9cBq2zLhNKxXhDdF3iK9UK4TVYIpN"
    "2TPBR6XOBJkzgc5msUF9yXE4PhIVfiMdfqOb8akXycrbhkJ1Xcpdp7MWI0sfy7BjQ6F06d"
    "1xD1qns5qYg1QqbiEEqpMOLl/aK0ynqnuFomtO3PmmmC7iPVE9ca+WymCaEmqDN0V39glk"
    "qF6L31oomCF4rhSyaUsx5+teXVsSul+crG9LSSGW79uyPu/3xbjSFdbCUlFxiqzd668kIX"
    "7Hd6uWGLxj8IdkI3eYzWeG5gbNnCO+qoS+AxE1judWRNAsLUgkNp0gGp1fXEfiQBALsW2D"
    "aHEBOzmPHhsQwwjzrZOwdIYtWx/rc2zae4fIpLkEY+WWGI+gOyH3i46pSGBBcsRMkKVZZc"
    "ggldIiS6julBDWk0VtlAjOw5j4yJjou0UShEhVXaNC+z69gN7BTKZRTIiqSmF/uSW5jqnF"
    "l0LM8kn1yfmoVHGC7DUcE4Int8UAJ0RPljfaLI/w3xE1F9JYrokUlIHyJAENSUIyjFIqu2"
    "2q3dYH2L4WGrAHPASHKyXAW6010Ukmm5Z2UHPNz3wCnMUZa8SNWrqpZsqfyWyogYehJP2c"
    "mIjR8QuxkW463VktOuaq70dkkQmfi1OiOU1Y0YQsESMcYi02myqHETMYZNyxVHZSUbOTXP"
    "7IbPwbEmUOiCYmmbvEtm/IlDZaaG1U2SYPLyi5aOUhJD1uhionshk6BrEkP+GppSO/hBon"
    "JIUk2DRZyScHZhaZ5gZeEQuSxUGoeeYvd1vSU2vTt95EeCz6yp+jHrX5UFwuMjTP7bR2RT"
    "GRBx4nRh3oLarBfZE2qzQJ6mRlhQrpf99TfjL18Yv4dwRNKHodj6af5nih64e08waqVr/L"
    "UrX6XXLV6neRXIwJ33viMl2SId5QVBDgyzfZ6oKnFQaPYGzTFy7STzGbyuAcpMoH69MGFA"
    "Sn8tssU/lt8lR+G4GZa0SDCRcEaFxhJ4PiBGNwiC6E9AQIDzWvL84PZRZOS9nqPN3cN9FD"
    "t3nbemy57ti1YiVuBj0Y3WbjPoT1C99npbN6N0QqgUvCXTTCZmwyYnq23JpIYS1TN7wINp"
    "vyOEVLZ7KxQeOKcjfRUbh+vjKOwsNHDGzpzZYYMlBeTPNwvrq4yEW2BIkqg2duc5SPTfCL"
    "7BTdUFUG0VzKtmMzBspEFL3HK9SBMbd5Kbrf0gUbSGIaoVPgRsH9g+rmTrGgAULleyu0IF"
    "d831s5DK4ldL0VMTZpP89bnuWyg+lh5dyhjlgrG+Ba5+jGOSb9CbxpXsm13y6rSzJQwVo4"
    "C+si481N9qyhif4NEuZsUW5alKh2ylvDQ/xPW+fk4+3FsfccWjLRTsV2FdMzqVK+DuKjVA"
    "W989czzcVsFJdGl47ohqpCOlEuUf2lyTYpB57CXWjoM13SVhehqxKwuSnvEIIu7ezaECln"
    "l2y14MQ2rdk6y4fHKHJn+bg+8j93Hnt1kf/QN5tfm93fOnBfpDhQ0Wf+l9bDQ/OujtiLPp"
    "8TrW9+7bTu4MIr1d04GNnQh4vLDKEPF5eJoQ9wK+y2FMGDksvGR6XWjcS6sfj0wPJw+8kU"
    "3jJOeWfpyc7uDZVCWwLtzb4mAfaGSGEtE9qzGtB5vP6YXDQkQFSMgsHw2soUDPbKRUjI9n"
    "6SCqmfh48VOViYSMUBLb77q4TGvOLXqy0JqCV0KhbCzVXbwatYlrqqhQQ4W2HVE6VMevM7"
    "zivpm/tpTkl3AmX0SXbcpMVz1BQlHsZTbD67nW2xYUALW8TR5IOioYvcEI2gIy4fjP//mM"
    "7m2CJ/x6b2d0bsqGfyEC9QyZFF2vlrqS7Idc/77O7HNYkK1gm7IWxDKjVyTaDS9rKl7c31"
    "BKt4gsdM390AXmx032XJ1EtO1IvgOsUsYeZu9zesiY/YmMqgI6eQuoyz4b5zc/NbHQnavs"
    "k1uG6njji+Fu2bnYdmuy6qLfXNh8bTI7gT5njBwL1we98RfzsdGftmt/m12biHK579uG/e"
    "N7no173pNLr8skGwRqwR5QJH3/zUarcef4anJ7qpQ7mmvtm46XR7cAmPqGUXxWWRKKum1d"
    "b2EVUmNP/ILXdPEl1RRNxziQWITydLx/IEOWXliKww6A5JxRsi5XmQ8alxXQK+Ysdj2Ed+"
    "xIOYzQnRZA/ix4em8N8DLT8Mb2+fuo1bfjLj8XjBcVsV4zhMylRLd3EmJaqpuZ8290ViiZ"
    "CvJPEOEh4Rc089LS3kQvCVi5fzkxzvpLx686Ysya2+gELp8M4wbYV8bLlIIvxHDyAdUFYY"
    "8dOp/SH7/nDy9ISCzeWcbIT4JVbGS53DGyIlVEjMYCcGeYes4wChqh5T5KTjHaL+TxPwXx"
    "YRxjF67rBoAoRq0RR50bisklo1ARq1bMLLhnyzianJghqiUrBGohQX9g5b0YZK7UNF3oe0"
    "BdmBuxsqxd0ic3dsEcB9l/UboFRlfwrNZlGrYic2BynVYi4yl73YhR3YHCJVfC4yn9liNs"
    "PWKsrj5OQnH8leqU/l4epBcpzGdGExImltDRCpeMzUPAcHqyi6cpH4t+tRSgnp1vj7wIza"
    "vWrauntiyMwtUzPN69JYTuEuWjEtobHrvjDl3mm0eGgFKrntAZW/clxVcDpYwkuDWPp4eh"
    "bOdXEv1xLTXPDmgW35Lcm/PucckuSQhowJwu5WuV/uyOE97Xsa3pIzRRJjg5Oj75Mjg6sQ"
    "gX95fZ0lv+H6Ojm/Ae6FwqD4ipJA2H28guheZMoeuUjJHrmIZo/wN9okrrt3sm7jIzl+WY"
    "eSKzcRUfyYSZv//T+4GhLC"
)

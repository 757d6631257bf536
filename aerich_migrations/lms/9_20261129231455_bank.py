from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "question_categories" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "bank_id" UUID NOT NULL REFERENCES "question_banks" ("id") ON DELETE CASCADE,
    "parent_id" UUID REFERENCES "question_categories" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_question_ca_bank_id_27c78c" ON "question_categories" ("bank_id");
COMMENT ON TABLE "question_categories" IS 'A folder of a bank; folders may stand in folders.';
        ALTER TABLE "questions" ADD "title" VARCHAR(200) NOT NULL DEFAULT '';
        ALTER TABLE "questions" ALTER COLUMN "title" DROP DEFAULT;
        ALTER TABLE "questions" ADD "category_id" UUID;
        ALTER TABLE "questions" ADD "tags" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "questions" ALTER COLUMN "tags" DROP DEFAULT;
        ALTER TABLE "question_versions" ADD "policy" VARCHAR(20);
        ALTER TABLE "question_versions" ADD "hints" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "question_versions" ALTER COLUMN "hints" DROP DEFAULT;
        ALTER TABLE "question_versions" ADD "feedback" JSONB NOT NULL DEFAULT '{}';
        ALTER TABLE "question_versions" ALTER COLUMN "feedback" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "shuffle_options" BOOL NOT NULL DEFAULT True;
        ALTER TABLE "quizzes" ALTER COLUMN "shuffle_options" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "anonymous_grading" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "quizzes" ALTER COLUMN "anonymous_grading" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "release" VARCHAR(20) NOT NULL DEFAULT 'auto';
        ALTER TABLE "quizzes" ALTER COLUMN "release" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "show_score" VARCHAR(20) NOT NULL DEFAULT 'after_submit';
        ALTER TABLE "quizzes" ALTER COLUMN "show_score" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "opens_at" TIMESTAMPTZ;
        ALTER TABLE "quizzes" ADD "show_answers" VARCHAR(20) NOT NULL DEFAULT 'after_submit';
        ALTER TABLE "quizzes" ALTER COLUMN "show_answers" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "shuffle_questions" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "quizzes" ALTER COLUMN "shuffle_questions" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "policy" VARCHAR(20) NOT NULL DEFAULT 'balanced';
        ALTER TABLE "quizzes" ALTER COLUMN "policy" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "attempts_allowed" SMALLINT NOT NULL DEFAULT 1;
        ALTER TABLE "quizzes" ALTER COLUMN "attempts_allowed" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "access_code" VARCHAR(100);
        ALTER TABLE "quizzes" ADD "mode" VARCHAR(20) NOT NULL DEFAULT 'graded';
        ALTER TABLE "quizzes" ALTER COLUMN "mode" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "one_at_a_time" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "quizzes" ALTER COLUMN "one_at_a_time" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "no_backtrack" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "quizzes" ALTER COLUMN "no_backtrack" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "time_limit_s" INT;
        ALTER TABLE "quizzes" ADD "closes_at" TIMESTAMPTZ;
        ALTER TABLE "quizzes" ADD "released_at" TIMESTAMPTZ;
        ALTER TABLE "quizzes" ADD "grading_policy" VARCHAR(20) NOT NULL DEFAULT 'highest';
        ALTER TABLE "quizzes" ALTER COLUMN "grading_policy" DROP DEFAULT;
        ALTER TABLE "quizzes" ADD "pass_percent" DECIMAL(5,2);
        ALTER TABLE "quizzes" ADD "live" JSONB NOT NULL DEFAULT '{}';
        ALTER TABLE "quizzes" ALTER COLUMN "live" DROP DEFAULT;
        ALTER TABLE "quiz_slots" ADD "count" SMALLINT NOT NULL DEFAULT 1;
        ALTER TABLE "quiz_slots" ALTER COLUMN "count" DROP DEFAULT;
        ALTER TABLE "quiz_slots" ADD "types" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "quiz_slots" ALTER COLUMN "types" DROP DEFAULT;
        ALTER TABLE "quiz_slots" ADD "category_id" UUID;
        ALTER TABLE "quiz_slots" ADD "bank_id" UUID;
        ALTER TABLE "quiz_slots" ADD "tags" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "quiz_slots" ALTER COLUMN "tags" DROP DEFAULT;
        ALTER TABLE "quiz_slots" ALTER COLUMN "question_id" DROP NOT NULL;
        COMMENT ON COLUMN quizzes."release" IS 'AUTO: auto\nMANUAL: manual';
COMMENT ON COLUMN quizzes."show_score" IS 'NEVER: never\nAFTER_SUBMIT: after_submit\nAFTER_CLOSE: after_close';
COMMENT ON COLUMN quizzes."show_answers" IS 'NEVER: never\nAFTER_SUBMIT: after_submit\nAFTER_CLOSE: after_close';
COMMENT ON COLUMN quizzes."mode" IS 'GRADED: graded\nPRACTICE: practice';
COMMENT ON COLUMN quizzes."grading_policy" IS 'HIGHEST: highest\nLATEST: latest\nFIRST: first\nAVERAGE: average';
        ALTER TABLE "questions" ADD CONSTRAINT "fk_question_question_507f6213" FOREIGN KEY ("category_id") REFERENCES "question_categories" ("id") ON DELETE SET NULL;
        CREATE INDEX "idx_questions_categor_dfbc4f" ON "questions" ("category_id");
        ALTER TABLE "quiz_slots" ADD CONSTRAINT "fk_quiz_slo_question_bec9b9de" FOREIGN KEY ("bank_id") REFERENCES "question_banks" ("id") ON DELETE NO ACTION;
        ALTER TABLE "quiz_slots" ADD CONSTRAINT "fk_quiz_slo_question_9749ac6f" FOREIGN KEY ("category_id") REFERENCES "question_categories" ("id") ON DELETE NO ACTION;
        CREATE INDEX "idx_quiz_slots_bank_id_23ebcc" ON "quiz_slots" ("bank_id");
        alter table quiz_slots add constraint quiz_slots_either
          check ((question_id is null) <> (bank_id is null) and count between 1 and 100);
        alter table question_versions add constraint question_versions_policy check
          (policy in ('all_or_nothing', 'right_minus_wrong', 'balanced', 'every_decision', 'weighted'));
        drop trigger question_versions_written_once on question_versions;
        create trigger question_versions_written_once
          before update of question_id, number, type, stem, content, explanation, hints, feedback,
            policy
          on question_versions for each row when (old.used) execute function refuse_change();
        insert into question_banks (id, title, created_at, owner_id, course_id)
          select gen_random_uuid(), title, created_at, owner_id, id from courses
          on conflict (course_id) do nothing;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        drop trigger question_versions_written_once on question_versions;
        create trigger question_versions_written_once
          before update of question_id, number, type, stem, content, explanation
          on question_versions for each row when (old.used) execute function refuse_change();
        alter table question_versions drop constraint question_versions_policy;
        alter table quiz_slots drop constraint quiz_slots_either;
        -- What the older tables can't hold: draws.
        delete from quiz_slots where question_id is null;
        DROP INDEX IF EXISTS "idx_quiz_slots_bank_id_23ebcc";
        ALTER TABLE "quiz_slots" DROP CONSTRAINT IF EXISTS "fk_quiz_slo_question_9749ac6f";
        ALTER TABLE "quiz_slots" DROP CONSTRAINT IF EXISTS "fk_quiz_slo_question_bec9b9de";
        DROP INDEX IF EXISTS "idx_questions_categor_dfbc4f";
        ALTER TABLE "questions" DROP CONSTRAINT IF EXISTS "fk_question_question_507f6213";
        ALTER TABLE "questions" DROP COLUMN "title";
        ALTER TABLE "questions" DROP COLUMN "category_id";
        ALTER TABLE "questions" DROP COLUMN "tags";
        ALTER TABLE "question_versions" DROP COLUMN "policy";
        ALTER TABLE "question_versions" DROP COLUMN "hints";
        ALTER TABLE "question_versions" DROP COLUMN "feedback";
        ALTER TABLE "quizzes" DROP COLUMN "shuffle_options";
        ALTER TABLE "quizzes" DROP COLUMN "anonymous_grading";
        ALTER TABLE "quizzes" DROP COLUMN "release";
        ALTER TABLE "quizzes" DROP COLUMN "show_score";
        ALTER TABLE "quizzes" DROP COLUMN "opens_at";
        ALTER TABLE "quizzes" DROP COLUMN "show_answers";
        ALTER TABLE "quizzes" DROP COLUMN "shuffle_questions";
        ALTER TABLE "quizzes" DROP COLUMN "policy";
        ALTER TABLE "quizzes" DROP COLUMN "attempts_allowed";
        ALTER TABLE "quizzes" DROP COLUMN "access_code";
        ALTER TABLE "quizzes" DROP COLUMN "mode";
        ALTER TABLE "quizzes" DROP COLUMN "one_at_a_time";
        ALTER TABLE "quizzes" DROP COLUMN "no_backtrack";
        ALTER TABLE "quizzes" DROP COLUMN "time_limit_s";
        ALTER TABLE "quizzes" DROP COLUMN "closes_at";
        ALTER TABLE "quizzes" DROP COLUMN "released_at";
        ALTER TABLE "quizzes" DROP COLUMN "grading_policy";
        ALTER TABLE "quizzes" DROP COLUMN "pass_percent";
        ALTER TABLE "quizzes" DROP COLUMN "live";
        ALTER TABLE "quiz_slots" DROP COLUMN "count";
        ALTER TABLE "quiz_slots" DROP COLUMN "types";
        ALTER TABLE "quiz_slots" DROP COLUMN "category_id";
        ALTER TABLE "quiz_slots" DROP COLUMN "bank_id";
        ALTER TABLE "quiz_slots" DROP COLUMN "tags";
        ALTER TABLE "quiz_slots" ALTER COLUMN "question_id" SET NOT NULL;
        DROP TABLE IF EXISTS "question_categories";"""


MODELS_STATE = (
    "eJztXetz4ka2/1e6/CVJFXHZ+DETz61bhW1mhsRjvIAnm41v4UZqQLFQK5IwQ3bzv98+LQ"
    "n0RgKEW9r+MmOkPi3p16/zPv8+0mf2cUclM5M6xFCWv5Dl0RX695GBZ4T9kXS7gY6waXo3"
    "4ZeDRzpvrK0bDl/Ikt/EI9uxsOKw+2Os24RdUomtWJrpaNQAqsGUINuhFlGRRUx9iegYYf"
    "TQ7Q8+IIsubIQtglSLmiZrgccOsdhtFS+PoXuVKqx/zZjs3NPc0P6ck6FDJ8SZEov19/vv"
    "R3ObWENNhfvsg47+7//YH5qhkm/Ehgbw03wZjjWiqyHYXBJ+fegsTX7tWpt0DOcjbwtvPh"
    "oqVJ/PjHV7c+lMqbEi0AwHrk6IQSzsEHiCY80BQWOu6x7oPqju66+buG8ZoFHJGM91GAeg"
    "dl9gfe1oOLzvDob99mA4PIqNkU8RANu7pFADxpe9qs0BmMAr/PhTs3l29q55cnb5/uL83b"
    "uL9yfvWVv+vvFb7/52X2aNltsVx6zzqXM/gBeibBK5swwu/M1psINdKj4Ya/QDoxYegsfH"
    "zm3yAARIIqMwn2vqMRBGx8JHPmsw/Avr0VgvggMMRwayN59bve/PLn/gX0xtZ2LxmxwiDu"
    "8azhd30YehvJliKxlKr3kERvZaFQTwaIa/DXViTJwp+9k8OclA9Gurx0FlrX4Iz9h771bT"
    "vRdGd8yeTyzT8lZ7dM8wsLVMxjlCGMF7tHSIXUHEszaDu+419Dyz7T91D/Hrzn2r99v3X1"
    "r/5JjPlt6tu+79J799cHpf/zZotyIjYDvYmdtx8PszrOupW/aaavO2XQHcvZ37rPnucrVX"
    "w4+s3bn/pXV352/HazxHVE3YMLKmsk8h5/C2c5g4eFJkk/bbb7VLexyFKHCHN+nTXJv0ac"
    "YmfRrfpBWLABxDnLBH37I7jjYjyUCHKSNwqx7psf/Hfib7ITm+DKwHnS/t/qD15SE04W9b"
    "gzbcaYbmun/1+8vIsKw6Qb92Bp8R/ET/6t63o4ti1W7wryN4Jzx36NCgiyFWg0D6l/1Lfw"
    "MLP34JsJFwYYSVlwW21GHsDm3StLbxW7PmLHoFG3jCxwjQhPcEAYstU8Mg+ldi2S76Yfkr"
    "cruRKn8pbsPhq9syp/z1mS4Qe68lAvIJsRFh9EvYkhE1EJOFkNcvmmIbjQhhF6muMuEqLo"
    "Ht2FeCDJZX4vL6LbIHBkj2w6y+rehV1i6YLme9rmdkflE3QFQnxukAIq8IW9XPdBTbn+Ba"
    "+qb0Bx3l3Ih+pdYL2yOwgzBS6GymOWwSsDWEDZvRsUYI2y/sypha8Z2nCPGT8WQ8Y9ZgZj"
    "r2M9JsxF6I8u1pTAyFXCHNQZZms/1roTlTRLAyRYqOtVkDYUNlT7DmBtvnYFPTl4iwS0Br"
    "sc1vMdV0wsif2BzRdB0xKcFQbbhtkWP0bJBvztCxlowd4M9dTNkOyB4GfY2I+wz2ktAMfe"
    "/2xR5lsG+84o+AR9Ex/Plk6ATb5IcGerYXhJi8R94dtOOXkE3g2ax7x/24BcOIrT6EJ2z2"
    "piu9XthK2ovGK13dsn9Ny+a99+h/xnPDnQowaxXKRkRT7WODLIaa+r9Hh2eQNupg0rdef4"
    "xyK2W89jXUypTC8B9Q5yW0NFWKysvES53ihPn7c797nwxwgCQqQ2mKg/6DdM2uIveQAS6A"
    "EZKcfExXmoIA3DcJegLo4DpB10WSZ3bbmM84+B0DTi2FJKq8yGF3kSOTnWEAYDH8jx7a97"
    "ed+09XyKN/MnqP9/f8inegPhm3TIy8Qio12GH60Or90r5lzTE7ItUod5FvG8q1C2VsQrFl"
    "QiyFJGmFsxWTAbLDMdgn5XLX+1BLslUBr1Zg01lT7LTnCLbBH3rLIZZFrUK6SZ+gfsfpWa"
    "7j9CzjOD2LH6e+JFN0owjSyZ0iAGhASiuq7o2QHkbfK8r2UQmFb4gb8iTnoqMcpJNDLPQQ"
    "04VR2BkkSLODjmLzSSSIoaaAL0i1DGGHPenZB6pdQ196A1uRVeTNwcxFNNYMzZ5uNewR0j"
    "2Mu2AMXkWGWWgDaGuuak77FaTWqHEhcKuRamPA0GhIoFVOW0PXIMiZsnF1bQYLbHNFwBXS"
    "VLuBMHol1ojr+vnrI3gjdt0Acya7y0RsmxpYR69Yn5O4MWKvvYO1ouPYiI0jG2rbNyloBn"
    "p2v9u7QeznBlw1seVo8J22Zw+JOb3+dAJer3ZOk+vvRwxJ6p+H7F92/3eGvcUoki/6ymb/"
    "Mnyu/1saEMQwIBTfyWt7cFd9Bw/pAgJLNe9aCtKUyu6KMqoF+F0Xm6LWtjBVDW1uzXxWoQ"
    "yjUFSJ5Z8ReSH229cQ3Ms84F6mg3sZAzdyLufFOEJ2QKtPWWdpVBubSxmboYtNAbrY/hsi"
    "khtwROHAHQkL2YoDJNJWvIPhxiLss+3k2Zy+aYSpardnnDbf57HzNt+nG3rhnhjefGDpt+"
    "bArLRMU9cU7CT5Hye3aqSHga7aD/GaIKdg3qczwv2Fsf1ic8c18L47RiBSc+c+EDK4v9wC"
    "aw648zFBmsnGMyb5fo9d4ZeJzu7UQXzC/BAX0Et7Sh5xeuVGIeVhceThGXW019XMDsM+IN"
    "9STKhhqlrwolnScPufg+xTJhS75DePHj3SI8n1SGo9PPS6X8HriG2TFn0l6pPRa//cvhnA"
    "NYv8QRRHFF8ki7xqZEHU4SjBLzJ9W4qQSeY24mhA06Z+incBPfhsPwxXdZHLL+Yiwy/mou"
    "pBe9JWuVkFmsdWudpyig97hFTaKkXWdIuc5KMafh0xCTQMbhzZj4zD1ybGL2QZ48oieII8"
    "8Oj1UUk411fXz7fwYiWnBecS+26V6MRxD+9W/6Z12z76+w3EeY54VHr3hyFFWIfvyCmat5"
    "gErCh0bjjH6JnMsKbzGDYv4xK20bM11wmT/6g1w/rQazHDLwSC0BrIC7F7IUsggz89y3Vc"
    "Pi/vUWBNbyFzbmo6l++n+JUggxrkA4/1o3MHsR/sClcP2Gy6c1P7kji7RihLgf6gAj2fE0"
    "WY6xXBXtzOBYoFb16c57HWXZynm+vgXsSr/5tDLIOtvWLa4QhZ7aAuJUMUe/CQ/ygAdIio"
    "FoqpAyBtUX1rVZRPe0DZ3HbmqucYV0QT1R883rbvB1fIo38yOvf9Qe/xZtDtXaG19p4dlL"
    "dfOvdXrt57Gz3U/t0E0nJ15VcXJubsKnOUIP3AKyk6SK2bQedrm2HPqZ+M206/dX0HikFV"
    "s+F9tlIM7n9ATGzbC8rY1im2p0U2qBhh/aK9StmjOJsCKX401uk2Wo7EDqSuQ2Rdh04VnH"
    "YyJQ/ymqJ+y+rsIo/bzkW6285FzG2HzfC/mNhXBOEgTf0wvswjMlymSwyXMYFBauPToa+v"
    "Nn5uqluOephSjrooo55wYPG3L+DPFHCvjvgHhSfItUf98Zce0dO8LDI9lCo2JdKUzwmGj5"
    "lJraSQ/9yYgV64w3upK1DA5+6C0BdPH1itczwXNAZ1GPe/+8K7D/RT12mETW3o0BeyE1At"
    "UxtAH7UFae5Mh7pmvOwEEuvkjvVRa5BsYts7rjrAqe92U1eoNFBMao5GdsGpq6lKx+1oWV"
    "egLKJQyLHMmqk7gdXzOrph/dQVLEjsobI2c8veCasb3kNdUbIdPB4nhdwUxKcP/dQVJGJY"
    "VNdnfsaBLYFqr3qpK048GIh1PBzh3ZiDf3gdXeN6MQiFvIECKkvqmOlodg0yoOyfDZgOWC"
    "e35FVTqqvfTwa0iMeUJwQn+U2t5eMM76mgLJ6v2t2EUtUtSMcL1N30v6IxpPr20pf/QUee"
    "K5PnA2WjsUVnH9ZZPNCCkBcvmYfGbhNDTa6GV9qTpB9UVfygYPTjgGckPfXay9DZHUJnpb"
    "EjdSgqqvbOY+x4w1yDYnpR79cpnUMVx1Z6pa+90oOzSRi3dK5Hj7JXvnI9hbFa6e7zpXJj"
    "nwkcikO587bv642e4VR8BpZHtzn7AgmPGUdMPjDOBrSV39nIJmzLdcBN3M2/pkFBluSUbq"
    "U8RXJSIm0/WZyUQ+NwZ/iH0AS4a+F5W4Y7ub9kCiEcoKkhzhf5QmIzImKjIMPMLiIK+O2l"
    "KCArrmzCPyG/Qd91Muce5r+0H9jfL8Rkf39sdbgj85id8aLkN5BFKkouUiEl4nT06ysRw+"
    "Lfpr7Cmkw6povj55fg3vlWQfh1qa0gRgy+kGhWMgQ/5BAX1XlEveVSdB8x57wi6exBM+Em"
    "kOeR71RXP6BnyOD6jGy8hIqz2PE1FlN2NyH4fpfOeGndF7J8dpPac3WIgufwzguogetWp2"
    "W33KtoNrcdxD4YOUTX1ze9hzoLTSHphWr9FZJVsPb34DSRCffE0abICrYlSvqyfG2JtYGl"
    "GkVaVEUaihrLj/BlWyVywzKwWcqPFVrDVZcgBcWzkjLkKlYoVgstEESUVgktFKyUI6ebJ2"
    "p9Z/NkaZDo3LToxMIz+wrZU7owmBCoMELI0kHUBk+ShmyFmuA0aKiQFj3R+3BfHYNACZ6M"
    "/KM8oZIJpzZ4NbK+NXWV7A06QgYhqs0ESjcnuzSwC7ddNTJEwqI5rmqc3qoUwcV1QknJ1H"
    "OtGdhapunjQ4QRvEdLx42mqRjiGQBfe1LJiodisF537lu935JT3V8nSDHXvw3arcgITL3C"
    "6nlnuN++hjM8TxmV9CIq72Nzm58cRcTyNYUUzKVgLgXzQoI5+WZqrLdt0o+FKKV4LrJ4rm"
    "PbGTIRaZvVHaWVIy3ySFvklQlYWxZNCFDKURZ5lEVWt0l/jdpHpwipbPNzzsSUbYFkNGnK"
    "tlDSmzzKNmjsBt8usM1dYyGahJcW5MEkXPO1oNaLzbVjH7j/hBc7Mqa6DpG8EKHLdWrQVk"
    "tUvZX1mDzVDYMbxtxiS4hInwtRFGz+gMQwz+eNHiAXWSFx9LXd63z87QrxHMdLKKrHWkJF"
    "PZvwZOdfO4M2JDp/1VznegHczw9brEI4Qbn8ACOp+3xr3adUFKXPf6koOoCiSLRRr8go55"
    "Ust0ryLPVDlRlfYTUHogxqXVQH0lGngO7Az8OapD4I5GjN0iAEM8LmC/WAsoQ/auBBw0M0"
    "VJ7CrcEldfCEGeOZpi8h5RfI9RYZs4k4dT1oUsI9dukQPHSAd+EtmVhMbMe99Z3t+uSsCj"
    "d+QM/e7GTf8oy8jGNAZlHHDXeRHjvC7VuNDIXCejjjsHcMJxn1MFEEfa28VJgnZXHvE3iD"
    "H5un5+/O359dnr+H7QEura68y0C/cz+I5sKAxbOFpBqmk4JqY0tBlW9G29nCQpRSZBGfpW"
    "WnejGPrDDVAdNylHUwHCD3g2d1KAJzgKR2GJ/nqV92nl6/7DxWv0yq1tKhr69qjXvY2ISd"
    "+Vt65wRoazjyFRnpXGeV1KL+Vwyz9ML6bxhlkXWp0gtLemG9gSY1VKkpqkqNlnFK0aVS1m"
    "wYrhuVpxwDL4SwTnKzmIKjFAW9IwQsvrIOLaRgSO37bM9HfxDFeU6qtbBtN4mJbTTbnrtT"
    "0GsbS2sjFaBiKEDXI5VXsl1T1NB1pxT1gb8GCoAcIKkhys2LPBoE1irDQUrqEKQO4UpG+E"
    "ipQ0odefkAKXXUTOoIlTyNSh3ReqgpUke8/mo+Fw46Rg4xEKfi2VFAYtAp+E5MiWZ5Lhgf"
    "EMHKNBCqkey+sUtn0tlCpD0mS9aA4d3CLSBEJr0CGlt6BUgPV8kfSf5I8kf/TfwR1ckD1T"
    "UlrpMN3MrgjVijoQmtcutjf+WKVHWmGTbC9gtwNlAvbTmi6tJNEYcRdPsBcrxZdAGNIN8b"
    "z1ceZ452724H9gg6TlZabQ619Gn3o73azChtEWXZHzzeuhV+nLnKi/x07vuD3uPNoNuD6E"
    "r2rnPFodaT0br90rm/cschOkS59F15lIrNdJ1i01MpprNWszEeWuTPuWaRpLr3lI0GNpIP"
    "gShplMNitGUxWKsrB+awut270Kl+3RlEoH/8ct3ufX/KR4Q10ty9LO7qOjfVLZWOYUqpdB"
    "SY11pVZY+dWgc+zwLl7qPnWeBW+nnmsEZDV5Yunl4VQj3ANqlgtici9oRj9Ox6YTnEfOb1"
    "NdbxE2cnCIImiAmSvE24ZM9zOYA4kZlsdc+P2eH4E4ehLuP4e2NdgE0SD6rMOPbk80lqAP"
    "JqAFbLKAn4SWq4S4isNtEuPzWbZ2fvmidnl+8vzt+9u3h/sgp7id/Kin+57nwCviB0FsUZ"
    "BWmdrBujkMc6yb50rFmz7cY9Qiu1b+JwhO5I78QSbtItdQ0yoOyfMjVLIvAVe1Ysbc9c39"
    "C5ZccZa+9yOlOt8Aa5+Wm3OWNqXxnHy8OIJ5QwhtV01TncwqVMsTEhbgI0CFg22evymgP2"
    "Ffvt88DtAU7QGO39CRAe3UIu7iqPrmZzcQnqKK57WjQ8gx3riRfDo3NH114J68aNvzaoWx"
    "UBjdk8g4J67M1sfT55hrtPxjP55hDLwDobY3bJIsidngjPqDHhr8G9EGVkdbWMfY7mpGkP"
    "kxFfEdTR4S2XW2Ezw62wmeBWyBZREYD99jXEt5RqE4GNqQjMEbL61SQsZzLPZzMm+heaz2"
    "uS2oXYXuTC+CID44uEuo+BN4vhPGDzNhnnCFkNsM4SPNr/HIRkjliJiZDqxW8erTsRmdwO"
    "duYp4eObTWlr6gNCr1p47BTE/+i21/o4uEKc9sl4eLy+6/Q/t2+vkDkf6RqUyWKsJEOz8x"
    "UuYkuZMkZRfUuLWoDXJ68kJYPp5iFaEQu82x9dtz917u/bvSs0IhPNYK8EFs9Bu/elfdtp"
    "uRll2dE1I6rG3hWsnl9b9zd8pNRX+GxRRoqJLnMmrxQ5K4I0B1xFbqm7A4St5ImnOEsPpz"
    "iLRVOARukvJuwV4+DXNAcE+XFwcxiUL/Ok9b1Mz+p7GUvq60nocZBTlfEBisOp4k/LgnfP"
    "iaekkj0d6voq2aUPRt1GPc0HIyzMcIXkFqMeppRmFXEGOb626cIo7IQRpJFuzZluzRyqOL"
    "bSr3ltfgrOppD9qccmd69zM8jybA6pAMbjONLXHtnHX3pET0spujZD9f1eKnYOpYEd1rca"
    "FtX1GQGa7YFqr3qpK05/zrW//koqFZsbo3+wHuqKDtgeQxmpt8TojvUTyH9dF6gK+aauUR"
    "1ht5BYMpi+r8LGaUdsuH3tdVZJtioZ0mJOBu42nuxpsNriM90NhqvzZLPPQZ/OiBsvMqXI"
    "AfM/sRG10JTopo1GxNZU4trZ4aiLexRsQZ+YFMh7c/co9b06ZF4gMc334sT+lKQNv+kOg+"
    "E+Ch2GIn76/Q6TXSA6CLMzAD7UEUP7LXVc6dBXU9uRz5E0sHfm3QRDRLKETTweXpDwDiEE"
    "4f0qFpSV1+QumoW172U1Z+hG5UJohSZ7t0anrNTWVC0KPaCRiLL8YWVFCscf0YsUCtozda"
    "wQpBkIe27BH4BTtwh4+IIrL/ffndIFBJUjOoYkPOz+EukEvxLuvqsw7h8BCplRe/t+jhQg"
    "qi5AVNDniS0q7ZUUhPmodTPofG0zOYFTPxk33S8Pd+0B+M2wOW1yW9OTcdvrPjzANdWipi"
    "mKKw1bv0pi/Zj+DOt6qhNCgKw28YBnzXeXK/8D+JHletD/0rq7k/4HUjZzmThvlW8V5Bem"
    "ldZoka3RUgqXUrhwaEopXErhggEqohTuGx+PojL46kYjVQL/02uSW/72CZhk7BX0WB6jX9"
    "1gWzdFG5OLmbQMobeeR6/9IRCwy+SjEfs7kOomSfou4SkQ7PtAYbzd2smM5eAxuQu3Pgi4"
    "HoDpD6MJQxA5+AUCiw2d2BDYC9WS+cPowpDRusIdFI0Mab0K0boHCr0rJbzRwZMEXcjP/e"
    "59Crxe+6g8oCkO+g/SNbs0MTswrUdzTXc0wz6G573FhAZ8QrJBLBgvGncXmfnQQTQYLxh2"
    "FnFnyUqTGCSTKRILpEhMjXHJ1jHVMdBlHzomk5/OCXoGomgM0BSF3YoouqG4VMcedWmbyu"
    "kb7B637ZsOw/D7d41mZJKuahTHYwvBezAN4uwJGyE94KQ9OamAbhRYyaGuzTRnWBjaKO3h"
    "sG1WAFmpdU5Hub5aZxn1VrdRT1BBx7zbwQ+7oLo0QCLVpZGdk33vhFrLohr9MNkOqG621V"
    "QD1AwddHLkQDFtacHAATHn6kataWChblZC+3NwX9DeBPqr4qTdrOQPL9oQwuwd0P3j3V2+"
    "UD5flZqgQMgfgOWi/nUt5FbsjM0Vi2XrdKdYPohT67M+9jIpxYCndPsG3yPTbBz+BrrBzj"
    "GErSh3wRtw81tZSLi14IWYztXKFfA7u8F9ACFyqOFaD1Z+g76lIFL0Zh9dSuODSBxCo+LG"
    "hzLFlfLND1JFkI5+NYXFPCoCmTxjz+LiW7p/RRkcEXK371dSlMlIDpWMJOTPsqMIU8EtP5"
    "fs4smL2o6JNgpL15UESwp6OQS9zX6ZRWp+5PbKFPHg2IdL5p7l5tUSTZOdg2t4k/wc3jzy"
    "eAyOqa7y0DgmyoL0/cG7YqMZXkLFDUMFVz7vYpI34BY9SBFZJNaokSEi8/9jgKdLyH57KS"
    "BLAVkKyGkCsrSm7lM8NrFFDKcgniGiUi2pFQmOkqbUQ5tS3SkopCFVCFEmCm5oyRaN73kz"
    "JURFwA5zJVNNVy2S4DtdpgaiikhJBcThLc2+80KawBxwbtgkLwddKvKYnL1gNJcaQt2Iis"
    "YWnblGYVVzkEO9sLZvzgf2L6SdcWteQglLSFXj8Drxz1Ao/jnJBL3vR0Bk3TMbJYftnbyM"
    "PQ+p868cq/OZyZoxWV0lH9AzzM1nZBGTCRduTB1c4ZU22TuBYiE9Tc4KVXeHdqP8ZJ4cUS"
    "V7d3hikGd7xK+pZHBMMMgAUIhBmeFI4LWvpZpk38mCbIfM4uCm1w3029cC3CytRxklA71z"
    "IY53esxogOTwYaNvA30pAaLkm6kzxsfnFvNO9whZDeKiDz3np8lhd+kzfkUgw6T3vgrGhK"
    "ggLBQZjyCNGEMCj63NkJhU15RCJZLXFAIXJhWGwQFBLUGHkJUVwCeRGQEKZASQxrb0KV5f"
    "Y1tELZFXwRAhkwn0sm1EfwY04vswZ1QX1412jMjM2t6SIZXPmyty7cPaAyW5ajgvy9TUa3"
    "8dxdXzbvG3VJ38qrpcvkx3kBFuvIrMOg7kl5tQyA5nooXmTHmolqcfB825lyYOuZ9xxTXp"
    "7QGeJOe5K+EZ0vdNpBOtkaEhl+FhZXu/Bd8shnO6xitCJjVehTVeFSySoFp47BTE/+i21/"
    "o4gNoHjPbJeHi8vuv0P0M1BHM+0jV7SgSph5Caq+6/Kk1d8/T83fn7s8vzlTludSXLJicF"
    "fSnoc95GZqaq2aj7GGVlpppRdeuCoT7tAY+xiYVVohY9xz71WrdwbLnU7CTrQfWfmzY7yE"
    "BQ0rxve/NzjJrEsLdYgEE6WYpEnNUW32QVndpkmyEOEcoxFnmMs1OmlpstVbBh3Tdnih2H"
    "zEyHrQNdp4sks1+2/10SfW34/3144sEJyR41zLJZb2YM4r0ckEWYapMpsQvLup87nz6zpX"
    "+FPPon445tJnBBZ28Ivz92evBzrFnwq/W13Wt9ggKCTJbEE0E4CHs6H4/1bL19lmE8kV5a"
    "yQtYyX0EqbkL/gHqA6LvK6QrCz41CGORhnjoc0EFoI/RymlfAHmDDsHyBYanBN+zTOCjpB"
    "L3ArhjRSG2zdBME+NTGKEwWf3czE5zGVxOMwwup3GDi4kZZqnFd7NLeURIdy7oIRj6GWD7"
    "BT0uChT0OLjP5Ha85gjrwAAXVUgJ4zppT5loa4OdeWtjVqiHQ1b9HjvEGtrzEROYi/L692"
    "3GvF+5wX+Mk/84aPeG/cfrLx3G3gf79e/d3HX7bf8W18SIwu2DZsKwF8Ta3hoZ6UMO4UGH"
    "0CKMMUpKKpZv9ALkhxy4uUOLDljrcdBl+DPKJ+NL6/6xdXeFZtiYu4edMAOxjf0rQiq1sy"
    "JrZ7FBjeWMzu2hp6UqKK0k0kuRpYDIAo6lcdDTw5P89jI0KTQA+whNetPUyDmGpBrZtDL8"
    "+sUr5S5i3qeiaUPf3qFfNA+Vt3FS52AlOar7KGY4qw9Xo5XHX93UsUJcZ3IgvoI/IaOLb6"
    "fg1UTYNZtCfXOeBcYi4LgIfuSQ/sVNrprkpr6vrt0a7LbmFj9hU9pw3PunvCb7FL8SZFA0"
    "wWZmEhiGjLsOgnEuMguMoD7usj64KKyM+4giY+ETyMEog69M0pBnO2esiKRHRkgT7h4pRd"
    "EM0h0O0PJ9iepQjL066p1tirG/WXpmIStcbsVxVKrWrShztQCqb57UoI5TNSC75Ad0RSIz"
    "RCQHtRVENEwl1/2GrBtuTP0uujk/Lr+aczRHto3VCt2ckv0NspgIuZHuJ4dJrgjX7YDNX8"
    "BazG1gI8DhbTCE730XQfQXk3pjXOu+4M1ZpaGaczetSEMKrkJXvBdy7maVvA+AnG4RKU3n"
    "D5l8WtxV6Ciq9Q/caqTq/XlKoYCv0WbNf9cgyHbYRFGRS3eM2N7FVXSgVHdlcqSAap6nko"
    "FcMTZxHJ0NBCjtIZeMv9nGlf977z1Rp28TO7AXRWUIbDmaopnYLc2xk6L/WpukqoMS+cEE"
    "RZA3IXfT8ZevBfqp2Tw7e9c8Obt8f3H+7t3F+5OVTih+K0tDdN35BPqhRlDN6SuM0vX+4S"
    "HNy5uHqaTAI5pQXk9Y8WpXzmsZWVPIhOQ7GEEsohB24G3nURgirWFKjXq5FMJ6YaM1KxLv"
    "HaGqk41mf5mIqMWWQsLyyXTRDFBt55gppuBQsltmmlFsk5kxxSpW4gQ+KXf27sPCOKJGUo"
    "K4bCxXRBLKUNBdSEIqwBnGKaW3aqY+PADYruoa0Ac8hLurJMB5ympGJllRB9ZS1TWf2QQ4"
    "SlLW8BuNbFXNlLXJqagZuJX3gOI7G9lUeSEOlMuD1FRQv557T5oWhbDjD8giYzYpp0RFEL"
    "+1RGOyQDZhWKt2XEuz365zqGi8vqTXpaBel/74FDkK1iRSQRCNIiXE2EJGDZBJ+VRo+VRq"
    "K8tnnTy09sE29dddVRPZjTxTeGoJxS8FedYktinC02ZxTwHOsEicy5JYfgjKhD284ZqeqM"
    "X/p3MwTSGscGfpYzSgDuuK8Ua66lqmGN+zyt3F+tCXKSEvZTxF1mYQabPK4qDmNrEKHgcB"
    "Eun3GE59pSkv/O8YmunZaoI0NSx3cZknPcNlenqGy5hT+ZjtPUn5PtMhXlPUEOBS6ok49I"
    "Wx9FNsT4vgHKbaD9Zv62IQnsrneabyefpUPo/BDIl+x4wRoAlW2Y86xVkJgtd0EaTHQFjW"
    "vD49LktRnBV70n28vmujh177ptPveAbalWDFb4ZtGr126y6C9QvbZ5O2jUz70ZpI5vUoYE"
    "AaYcMojPWaSGJdJMusCDqb6phJK6eycUDiio9uevJ4v31tTIfl+xBsikZOcyKoLqb7MMd6"
    "uBTzdQkT1QbPvc1R1jfBCeEH2VN0TVUbRPcxQ63ESI5UFP3mst5Ggu+FRV41yHVXENMYnQ"
    "Q3Du4fVDO28g4NEUrbm9CMnPi2t2ooXCtoehPRW2k3y1vU5XnXqvDrgLFq7lAHTLcHcK3C"
    "opMMk8GY6SyrZKiyT75S8S6BmyIPjIVuSXYvxNZNiafZCNsvRG2gsfYNwukcN1jOwZbTcP"
    "Pf0QXSHLQghpNcLL6UpxQMyJMeX2LaK2VoWCmWS5lbbP/SpzGfjZLC7bIRXVPVSFIqM1Wb"
    "eFEp1cAzUGW0kAYvRlcnYPcm0oNLemET2JpImsAKmMB4EZehRbCddIDlK58S7UPgOmhHt+"
    "3WLVvQ7SukEqzqmkGejM9dXrGUQkFSKIjzWxfu88AHCvf7v3QeHqDyuf2imSaUPv/a7fBS"
    "6K9U8wupF62s1szhEHHaTK+r1oyVMXJdCgsumwCVXDcF1o3FpgcuDneQTOJdxFTvLr2is3"
    "tNJdEugPZ6XysA9ppIYl3E4Wfp1SmOw52eXCREJEbq9VqV9PHTShTg7YMkNRI/y/cgKc15"
    "pOaAim8Uq6Ay743zBdcH1AqaGoUwfjW2sDUKkeO2qgDnS3L7RoGU/vxOslUG5n6WqdKbQA"
    "VShYLd8Bi1eeIHZYqNCS/steAJJHQd2YQgBijrFz174D2j0RKiIBvwv0JnJrbIj9hQf7RJ"
    "gp2ypGfIwEmR9v9GpiFS3BoH1XDkCRsjHL1Q2OSKQIb05QvpM7UU3XiK3UzbXg0uNrqXea"
    "L40oP4YrhOdyjaviI+YMl2nY5Gy4J77dFd9/r6tyvEaZ8MJsf1uleI4WvRJ6P70L6/4jmY"
    "noyH1mMfjAomnttgZLi56/Lf3LzCfvfaX9utO7jia5GfjLs2YwB7191Wj13WCVaJNaKM7X"
    "gyPnbuO/3P0HqsGRqkcnoyWtfd3gAu4RG1HFEMF6kca1Ym7gBRbdz2D5KO+419LETEfS8e"
    "AcmhZtlYvkG8WTX8K3S6RcDxmkjaH4pY1pgsAW+x5TEcID/gQWybhKhFD+L+Q5tb8YGWHY"
    "Y3N4+91g07mbGizBluSzGOw7QotmxDZ1oQm5z7WXOfB51w/qog3mHCA2Lui6eVhZwzvsW8"
    "5oIkhzspz05OqhL4GnArLOzkGaWtkaVtL5wI++ghhAoWZUaCdHJ/yL8/vHmQgmBzeU86Qv"
    "ySyONlzuE1kWQqCsxg1xN5i4jkEKHMLCNyQPIWvv9v4/ZfFRbGVXpusWhChHLRiLxovKEq"
    "tGpCNHLZRJcN+eYQ9hkFQY1QSVhjvopzZ4utaE0l9yGR9yF1TrYY3TWVHF2RR1exCOC+zf"
    "oNUcqUQEIPM09XsdUwhynlYhZ5lH3fhS2GOUIqx1nkcbbnsxm2lvExTg+BCpDsFABVnVEt"
    "JdJJoXPLJgW1rSEi6Y+ZGe3gYhVHt5g//s2ql0pCutELPzSjts+otqq1GFFzF8mn5td0rC"
    "ZzF8+mllIGdleY9l6XVDy0QlnedoAqmFWuLjiVFvbSIpamTI+iES/e5UZqsAteN9gU5ZL+"
    "9XuOIUl3acgZJuxtlbvFjpRvad9R8ZYeKZLqG5zufZ/uGVwHD/zmxUWe+IaLi/T4BrgXcY"
    "NiK6oAwl7zGqJ7mit65DQjeuQ0Hj3CnuiQpFrg6bJNgOTwyR0qLtzEWPFDhm7+/f9upys6"
)

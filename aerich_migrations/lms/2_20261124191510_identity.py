from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "audit_events" (
    "id" UUID NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" UUID,
    "actor_kind" VARCHAR(20) NOT NULL,
    "verb" VARCHAR(60) NOT NULL,
    "target_kind" VARCHAR(30) NOT NULL,
    "target_id" UUID,
    "changed" JSONB NOT NULL,
    "request_id" VARCHAR(128) NOT NULL
);
CREATE INDEX IF NOT EXISTS "idx_audit_event_actor_i_39c7c1" ON "audit_events" ("actor_id", "id");
CREATE INDEX IF NOT EXISTS "idx_audit_event_target__2f6b8e" ON "audit_events" ("target_id", "id");
CREATE INDEX IF NOT EXISTS "idx_audit_event_verb_a4bf06" ON "audit_events" ("verb", "id");
COMMENT ON TABLE "audit_events" IS 'One thing that was done: ids, a verb and field names, never a personal value.';
        CREATE TABLE IF NOT EXISTS "role_policies" (
    "role" VARCHAR(20) NOT NULL PRIMARY KEY,
    "mfa_required" BOOL NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN "role_policies"."role" IS 'STUDENT: student\nINSTRUCTOR: instructor\nADMIN: admin';
COMMENT ON TABLE "role_policies" IS 'What admins ask of everybody with a role; no row asks nothing.';
        CREATE TABLE IF NOT EXISTS "instructor_applications" (
    "id" UUID NOT NULL PRIMARY KEY,
    "motivation" TEXT NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "reviewed_by" UUID,
    "note" VARCHAR(500) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "reviewed_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_instructor__user_id_450657" ON "instructor_applications" ("user_id");
CREATE INDEX IF NOT EXISTS "idx_instructor__state_3a6d0c" ON "instructor_applications" ("state", "id");
COMMENT ON COLUMN "instructor_applications"."state" IS 'PENDING: pending\nAPPROVED: approved\nREJECTED: rejected';
COMMENT ON TABLE "instructor_applications" IS 'Somebody asks to teach. One at a time may wait for an admin (a partial unique index).';
        CREATE TABLE IF NOT EXISTS "user_imports" (
    "id" UUID NOT NULL PRIMARY KEY,
    "rows" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "owner_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_user_import_owner_i_cf12d0" ON "user_imports" ("owner_id");
COMMENT ON TABLE "user_imports" IS 'The good rows of a CSV file that a job makes accounts from; dropped a week after its end.';
        CREATE TABLE IF NOT EXISTS "mails" (
    "id" UUID NOT NULL PRIMARY KEY,
    "to" VARCHAR(254) NOT NULL,
    "template" VARCHAR(50) NOT NULL,
    "data" JSONB NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "error" VARCHAR(300),
    "created_at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "user_id" UUID REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_mails_user_id_64b22a" ON "mails" ("user_id");
COMMENT ON COLUMN "mails"."state" IS 'PENDING: pending\nSENT: sent\nKEPT: kept\nFAILED: failed';
COMMENT ON TABLE "mails" IS 'One letter to one address. `data` fills its template; a link''s secret is never in it.';
        CREATE TABLE IF NOT EXISTS "api_tokens" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "hint" VARCHAR(8) NOT NULL,
    "scopes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_api_tokens_user_id_26a191" ON "api_tokens" ("user_id");
COMMENT ON TABLE "api_tokens" IS 'A person''s key for programs: shown once, hashed, with scopes and an end.';
        CREATE TABLE IF NOT EXISTS "auth_links" (
    "id" UUID NOT NULL PRIMARY KEY,
    "purpose" VARCHAR(10) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_auth_links_user_id_72f4b1" ON "auth_links" ("user_id", "purpose");
COMMENT ON COLUMN "auth_links"."purpose" IS 'VERIFY: verify\nRESET: reset\nINVITE: invite';
COMMENT ON TABLE "auth_links" IS 'A link that was sent to an address and works once; its secret follows from key and id.';
        CREATE TABLE IF NOT EXISTS "oidc_identities" (
    "id" UUID NOT NULL PRIMARY KEY,
    "issuer" VARCHAR(300) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_oidc_identi_issuer_54c013" UNIQUE ("issuer", "subject")
);
CREATE INDEX IF NOT EXISTS "idx_oidc_identi_user_id_34904e" ON "oidc_identities" ("user_id");
COMMENT ON TABLE "oidc_identities" IS 'That a person is who another provider calls `subject`.';
        CREATE TABLE IF NOT EXISTS "recovery_codes" (
    "id" UUID NOT NULL PRIMARY KEY,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_recovery_co_user_id_d439e4" ON "recovery_codes" ("user_id");
COMMENT ON TABLE "recovery_codes" IS 'One of ten codes for who lost their device; each works once.';
        CREATE TABLE IF NOT EXISTS "totp_devices" (
    "seed" BYTEA NOT NULL,
    "last_step" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "confirmed_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL PRIMARY KEY REFERENCES "users" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "totp_devices" IS 'A person''s authenticator app. `last_step` is the newest 30 s step whose code was used.';
        ALTER TABLE "users" ADD "email_verified_at" TIMESTAMPTZ;

        -- By hand: what neither models nor aerich make.
        create function refuse_change() returns trigger language plpgsql as
          $$ begin raise exception 'rows of % are written once', tg_table_name; end $$;
        create trigger audit_events_written_once before update or delete on audit_events
          for each row execute function refuse_change();
        create trigger audit_events_never_emptied before truncate on audit_events
          for each statement execute function refuse_change();
        -- By month, so that old addresses go with their partition; the sweep makes the months.
        create table audit_addresses (event_id uuid not null, at timestamptz not null,
          address varchar(45) not null) partition by range (at);
        create table audit_addresses_rest partition of audit_addresses default;
        create index audit_addresses_event on audit_addresses (event_id);
        create unique index uid_instructor_applications_pending on instructor_applications (user_id)
          where state = 'pending';
        create index idx_mails_waiting on mails (created_at) where state = 'pending';
        -- A used or expired link is looked at once; what still works is found by its person.
        create index auth_links_open on auth_links (user_id, purpose) where used_at is null;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "audit_addresses";
        ALTER TABLE "users" DROP COLUMN "email_verified_at";
        DROP TABLE IF EXISTS "totp_devices";
        DROP TABLE IF EXISTS "oidc_identities";
        DROP TABLE IF EXISTS "audit_events";
        DROP TABLE IF EXISTS "instructor_applications";
        DROP TABLE IF EXISTS "user_imports";
        DROP TABLE IF EXISTS "auth_links";
        DROP TABLE IF EXISTS "recovery_codes";
        DROP TABLE IF EXISTS "role_policies";
        DROP TABLE IF EXISTS "api_tokens";
        DROP TABLE IF EXISTS "mails";
        DROP FUNCTION IF EXISTS refuse_change();"""


MODELS_STATE = (
    "eJztXW1z2za2/isYf2k643psOXayzp07I9tKq9a2fCU52269I0MkZLGiCJagrCi7/e8XB6"
    "TEd5qkRJlk8aWNSRyQegAC5zznBf850OfsqKuSuUltYiirX8jq4AL958DAc8L/EXf7EB1g"
    "03Rvwl82HuuiseY1HM3IStzEY2ZbWLH5/QnWGeGXVMIUSzNtjRogNZwSxGxqERVZxNRXiE"
    "4QRve9wfATsuiSIWwRpFrUNHkLPLGJxW+reHUE3atU4f1rxvPWPS0M7c8FGdn0mdhTYvH+"
    "fv/9YMGINdJUuM9/0MG//83/oRkq+UoYNIA/zdloohFdDcDmiIjrI3tlimuX2nPXsD+Ltv"
    "Dm45FC9cXc8NqbK3tKjY2AZthw9ZkYxMI2gSfY1gIQNBa67oK+BtV5fa+J85Y+GZVM8EKH"
    "cQBp5wW8awej0V1vOBp0hqPRQWSM1hI+sN1LCjVgfPmrMgHAM7zCD/9otU5PP7SOT88/nr"
    "3/8OHs4/FH3la8b/TWh7+cl/HQcroSmHV/7N4N4YUon0TOLIMLfwkZbGNHSgyGh75v1IJD"
    "8PDQvY4fAJ9IaBQWC009AsHwWKyRTxuM9QVvNLyPYA/DkYLs1U/t/rvT8+/FL6bMfrbETQ"
    "GRgNeDc+Z89EEor6bYiofSbR6Ckb9WDQE8mOOvI50Yz/aU/9k6Pk5B9Eu7L0Dlrb4Pztg7"
    "91bLuRdEd8KfTyzTcr/28JphYGsVj3NIMIT3eGUTVkPE0xaDm94l9Dxn7E/dRfyye9fu//"
    "butv2rwHy+cm/d9O5+XLf3T+/L34addmgEmI3tBYuCP5hjXU9csj2p15ftGuDurtynrQ/n"
    "m7Ua/khbnQe37Zub9XLs4TmmasyCkTaV1xJyDhedw4pFAJ8RjllErvkdW5uTeOyDkqERUF"
    "3Ro/U/djMa+1RJUgZj2L3tDIbt2/vAiFy3hx240woMxvrqu/PQ4r7pBP2zO/wJwZ/oX727"
    "TnjUNu2G/zqAd8ILm44Muhxh1Q/k+vL60l+gY05mPj0HLoyxMltiSx1F7tAWTWobvTVvzc"
    "NXsIGfxRgBmvCeYAHwzd4wiP6FWMxBP2gghG4nGwiK03D04rTMaCD8RJeIv9cKgfgzYYhw"
    "+RWsGYgaiCvryO0XTTFDY0L4RaqrXPuPmghb9hVjJGQ1Cdx+82hSPpHdaFNvaxsEdKmTTL"
    "rUSYoudbLWpZINgRdvRma3xXxCTdrZ92CTVWGp+pmOI+sTXEtelP6g44wL0T+pNeNrBLYR"
    "RgqdzzWbTwL+DWGDcTneCGE241cm1IquPHmEH41H4wnzBnPTZk9IY4i/EBXL04QYCrlAmo"
    "0sjfH1a6nZU0SwMkWKjrX5IcKGyp9gLQy+zsGipq8Q4ZdA1uKL33Kq6YSLP/I5ouk64mqs"
    "oTK4bZEj9GSQr/bItlZcHRDPXU75CsgfBn2NifMM/pLQDL1z+uKPMvhvvBCPgEfRCfzz0d"
    "AJZuT7Q/TEloSYokfRHbQTlxAj8Gzeve38uCXHiH99CD/z2ZvMysz4l7QTSiaZD9g9FfD6"
    "2nvwP5OF4UwFmLUK5SOiqezIIMuRpv7vwf4VpFdJguSldz1GmVkDt30DaYMdbnVvQsq4E7"
    "Wa4JbCyZh4pVMcM39/HvTu4gH2iYRtKE2x0X+RrrE6ag8p4AIYActpjenGlPXBfRVjyEIH"
    "lzFkDImf2R1jMRfgdw3YtRQSy8mQ/a4iBybfwwDAfPgf3Hfurrt3P14gV/7R6D/c3Ykr7o"
    "b6aFxzM/ICqdTgm+l9u/9L55o3x3yLVMPaRbZlKNMqlLIIRT4TYikkjrZMZ858YvtTsI/L"
    "1a53wZvxrwJeLcei40lsteZUbIHf95JDLItaeTbTjUDzttPTTNvpacp2ehrdTteWTN6Fwi"
    "8nVwofoD4rLS/dGxLdD99bleWjFoRvQBtyLee8o+yXk0Nc6SGmSyN3tIJfZguO4vWdqCKO"
    "mhzBCvVyhO13p+c/UO0Z+sod2Jp8Re4cTP2IJpqhsWmhYQ+J7mDcK6bg1WSYK+0AbS9Uze"
    "68gNUadi74bh0m+hgwNBoRaJXR19AzCLKnfFwdn8ESM0EEXCBNZYcIoxdijQXXL14fwRvx"
    "6wa4M/ldbmIzamAdvWB9QaLOiJ32Dt6Krs0QH0c+1GztUtAM9OT8bvcGYU+HcNXElq3B72"
    "SuPyQSlfmPYwjLZBldrr8fcCTpej/k/+X3f+fYW1widBF+1/pv6Smohqcg/5Ld2B267kt1"
    "wOj3fZNZvyW/TKl6bVVGNYdi62CT160WlGqgc62Vzf2T4v0Js1XrPSIrxOv2DQT3PAu458"
    "ngnkfAdXflvNM4JLZH905Ze2mYds3EuqaQrglA51t/A0JyAQ4xCyJiMJdT2CcincJbeGgs"
    "wn82i5/NyYtGUKpxa8ZJ62MWh27rY7JHF+5VI2wPXPrWApSVtmnqmoLtuEDj+FaHyQmJm/"
    "Yj7AlktMAHdE5EYDBmMyYi1CDM7giB7Syi+MDIEIFxS6zZELfHLWZuBM+5ifsOO1Yut5Gd"
    "qYPEhPk+aomX9pQsdvMmXkLaw9Wxh+fU1l42MzsI+5B8TfCVBqUaoYumWcOdX4fpu0wgi2"
    "bdPLz1yNAjJ/SofX/f732B8CK+TFr0haiPRr/zc+dqCNcs8gdR7KoEHVnkRSNLoo7GMQGQ"
    "yctSSEwqt6GIApo09RPCCOjeZ/t+tKqzTAEwZykBMGfRABjplExGv7lOyc2Sk3/YQ6LSKV"
    "llprvK5SbqEcARsUCD4EaR/cw1fO3Z+IWsIlpZCE+wBx7cPmoJp3fVe76Flxs7zT+X+O9W"
    "iU5sZ/NuD67a152Dv97AnBeIh6339TAkGOvwOzKa5m1uASsKXRj2EXoic6zpIlnNrf2DGX"
    "qyFjrh9h+15lgfuS3meEYg2+wQubl0M7ICMfin66KO2uflPmqLfGJple/VKhcDm0dD3gg0"
    "LnW7dfY+i8/t7H2y0w3uhcrg8AePxB85MA4INYLz2ENym0X1wizHWnaPZh+zF6obXJWH5B"
    "gMH647d8ML5Mo/Gt27wbD/cDXs9S+QRww/Gu3r2+7dhUOpFqE4du+BTipIlJ2Jii1MVOYo"
    "QQr7C8k7SO2rYfdLh2MvpB+N6+6gfXkDnJOqMXifQpzT7gfExIwtKdeIpphN8yxQEcHmZQ"
    "yVskaJzRPKxGi80yIGdGwH0oyushmtUwUn7Uzxg+xJNO+zOj3LEhFylhwRchaJCOEz/Bs1"
    "ciHsl2kexudZ9NjzZDX2PKLFSqI3GfrmEr0LUy046kFJOepVGfWYDUu8fY5QGV/kbij0JD"
    "hBLl3pz7/0iZ7kwE8NfqnZlEjiNWM49blJrbi08cyYAeXYFb00FSjQc7dB6NZlqeq1j2eC"
    "xqA21/63//DufP00dRphUxvZdEa2AqptakPoo7EgLezpSNeM2VYg8U5ueB+NBokRxrb86g"
    "CngdNNU6HSgJjUbI1sg1NPU5Wu09GqqUBZRKFQp5c3U7cCq+92dMX7aSpYUBxC5W0WFtsK"
    "qyvRQ1NRYjaeTOKyOXLiM4B+mgoSMSyq6/N11npBoDqbXpqEU67YCR8LR20zGcueQYaU/+"
    "cVRIe8k2vyoin1pazjAc0TX+LadXFRJp7JlxJr4jcvs51S9Uyp6hwkJQ6Wuhp8QROogOxW"
    "df6Djt3ADzdihKGJReefvOIGaEnIzK1xoPHbxFDjT7Eq7Uky4KQuAScw+lHAU2pBuu1lou"
    "EWiYaSv08cipoyuVn4+zcswVbNmNPdhvAKqKLYyhheL4bXP5sqE8QrqOGwerXmixMUqw0d"
    "na3CFf+ZoKHYFFHDi4xFT7ArPoHKozOhvkAdWK4Rk09cswEC7juGGOFLrg1BtU5ZKg3OqY"
    "ivdFXKU6QmVaXlJ02TsmmukAdaONihclt2+WG7608mF8I+mQbifJYtgTAlfzAMMszsPKbA"
    "ur00BeRBFK/hH5MNPnDipkXQ9C+de/7vGTH5vz+3uyI2d8L3+Kpkg8va/SXX7pcWcTL6zb"
    "WI4eMvUnbeE5Ox1tUJXYuJWHyrlOWmlJyvRsZyJdGsZcJyIMYrzHmEA8ASuI9IvFmeKt/A"
    "TDh1tUWeMNXVT+gJ6l0+IYZXcBAntteMxZTfjUlV3qYzceLojKyenFrfgg5R8ALeeQlHgz"
    "qHdvJbzlU0XzAb8R+MbKLr3k33ofZSU0jy+Z3rLyTtHM/f/dNElierDpsiD/Ys0dKXp3qW"
    "eGSqpFGkR7VKQ9Fg+xF+WaGyV1jm6kr7sUbfcN0tyIriWUsbcpP+EjkiypcXk3RAVCD/Jk"
    "MFLNfU+o6J0lJQFtq06LOF5+wCsSldGtwIVLggFJ4gKrfiNHuKmEJNCBo0VCgiHRt9uKuO"
    "waCESEbxo1yjkhunDKIaed+auimNBR0hgxCVcYPSqWAtHeyVW64OU0zCvGWbGlyxqRTDxQ"
    "lCSSg+c6kZ2Fol8fEBwRDe45XtJIjUDPEUgC9dq2SjQ3FYL7t37f5v8YXBL2OsmMvfhp12"
    "aASmWtwx98kzfN2+gTM8y6ETyUdOfIzMbbFz5DHLPQlpmEvDXBrmuQxz8tXUeG9FKmoFJK"
    "V5XmXzXMfMHnETqcjXHZaVI13lkbbICzewCpaY90nKUa7yKFeZbpPxGo3PTqkk2bYuoxIh"
    "23z1VRJPY/fXcclCtkFj76h0CHODbBJxEJtz5jkwX0tqzZhgxz6J+Ak3d2RCdR0yeSFDV3"
    "Bq0FaLpd7KekyWs+D8C8bC4p8QkTEXVSHY1gMSwTxbNLpPvMqExMGXTr/7+bcLJMr2ruAI"
    "Mt4Szh9jRNTv/tIddqB294vmBNdXIPz8jU8FeGtDufwEI8l9vjX3KYmi5PkviaI9EEVVG/"
    "WajHJWy7JQ3WLJD9VmfCvLHFRlUJtCHchAnRzcwbq0aBx94Cs7msYg+IucZkv1YHxa/KBB"
    "BI1I0VBFCbdDYalDJMwEzzV9BSW/wK63yIRPxKkTQZOQ7rFNhxChA7qLaMnNYsJs59Z3zI"
    "nJ2Rxz9wk9ubOT/5Yn5FYcAzGL2k66i4zYqdy6dZhCKHjDGYW9ayQcMR8UCqGvlVfd8bgs"
    "7f0Z3uCH1sn7D+8/np6//wjLA1zaXPmQgn73bhiuhQEfTwFLNSgnDdXDgoaqWIyK+cICkt"
    "Jkqb5Ky3f1fBFZQanGHVtfSu0H1+uQB2afSOMwfp/lSK73yUdyvY8cySWptWTom0utiQgb"
    "RvieXzA6xyfbwJGvyUhn2qski/q3GGYZhfV3GOUqc6kyCktGYb0Bkxo4fChMpYZPJkrgUi"
    "lvNgoehZTlOAZxEIJX5GY5hUApCrwjJCy+8A4tpGAo7fvEFuM/iGI/xZ21ULSb2MI2GmML"
    "Zwq6bSNlbSQBWg0C1BuprJatJ9HA0J1S6IP1N5ADZJ9IA1FunWVhEHirlAApySFIDuFCZv"
    "hIq0NaHVn1AGl1NMzqCJziGbY6wkd8Jlgd0SNFs4Vw0AmyiYGElKiOAhaDTiF2Yko0yw3B"
    "+IQIVqa+VI348I1tOpPBFlVaY9JsDRjeAmEBATEZFXBYMCpARrhK/UjqR1I/+jvpR1Qn91"
    "TXlCgn67uVohvxRiMTWmXmY/8piFR1rhkMYTYDzQbOS1uNqbpySsRhBN1+ghpvFl1CI6j3"
    "JuqVR5Wj7bvbQj2CjuNJq9dTLdeyu2GvXleUCmRZDoYP184JP/ZCFYf8dO8Gw/7D1bDXh+"
    "xK/q4LxabWo9G+vu3eXTjjEB6iTHxXFlKxlcwptlxKMVm1mk/wyCJ/LjSLxB3lTvloYCN+"
    "EwiLhjUsLluWgrW5smcNq9e7Cezql91hCPqH28tO/92JGBHeSHPWsmio68JUC5KOQUlJOl"
    "ZY19qcyh7Ztfa8n/mOuw/vZ75byfuZzRuNHFs6f3lVSPUA36SC+ZqI+BOO0JMThWUT80mc"
    "r+HlT5weI0iaICZY8owIy17UcgBzIrXY6o4fs8X2Vx2Fuozt7425AEZiN6rUPPb4/UkyAF"
    "kZgM1nFAf8c2K6S0CsMdku/2i1Tk8/tI5Pzz+evf/w4ezj8SbtJXorLf/lsvsj6AWBvSiq"
    "KEjvZNMUhSzeSf5LJ5o1LzbuIVnJvlVHI3RGeiuV8DVuqWeQIeX/KZNZqoJesWNiqbhyfU"
    "UXFosq1u7lZKVaEQ0y69NOc67UvnCNV6QRP1PCFVbToXOEh0uZYuOZOAXQIGHZ5K8rzhxg"
    "F/zvtQ7cGeIYxqiUJ0gfW130aluzk0i7eMQ3Ak2MM8sUzddKieZrxUTz6YvnPACv21eXCS"
    "2IbjlHPCzmc24C5gLYE2lcquVZJozPUjA+izn/z/dmEZyH5GuCHRgSawDWaQpo59dhQPeM"
    "HDUQMMHXzcPnD4Qmt43tRUIa8esuFU96j9CrFp7YOfE/uO63Pw8vkJB9NO4fLm+6g5861x"
    "fIXIx1DY5LejQAze4XuIgtZaq9OOTOW3lWfDofeSEJlSxfH6KNcIVPIj247PzYvbvr9C/Q"
    "mDxrBn8l8HwNO/3bznW37VQWtQlYnhp/V/B+fWnfXYmRUl/gZ1dlpLgKu+B6a569wi+zx6"
    "/IOfJsD+kLWeLqT5PD6k8jUfWuDRHFOJEu9Ensjyw8KQveHZfGkTRgMtTNpQGll7hpo57k"
    "JfaPOl0auR2IfhkZkpcakiegimIrY/I86tQ/mwLcaZ/P7X73apgWlRcwWyaTGJ+hK/b5lz"
    "7Rk8rheRTqYN1LzVaoJLCD9U0Mi+r6nIBMcaA6m16aihN/U2ava4UWROn/3D6ai5H27Vvc"
    "UZA5ENK+NRUdXXshgYqzBTG64f346ts2BarSYs/8i3i8j2yzwKc6ykab3eR1b9mAzokT6T"
    "ylyAbHFWGIWmhKdJOhMWGaSoSjSmx0UV9YAfnYchbumzsb6dofKStaVNMDVp2o9ZL4u6ve"
    "yB+ortBRIFZ9MOhywwXi2jFf3eCH2tXg6yT3kQx9Pa3gbCFQvrUz6yIYEJKHL0QzOSsSmF"
    "wJM3i3tIKyiffZhlfwoobqOUNfpRYCX2h8XFZ4ykqupm75kz4+IqzyB6mKBI0/xIrkSjcx"
    "dawQpBkIuwFtn0BTtwjEpsERHxZdHqIpXUI6JKITKB/B76+QTvALEQd/KFz7R4BCar7Jrp"
    "8jDYi6GxA1jNLgH5X2QnLCfNC+Gna/dLidIKQfjave7f1NZwiefj6nTViB1Efjut+7v4dr"
    "qkVNsyrOf/79KrEnHwzmWNcTndM+scZkspy2Ppxv/NLwR5pLenDbvrmRfmlpmzlKnPuVF0"
    "pPCcrK9JTquKKlFS6t8BqgKa1waYVXDNAqWuEbf3fYBvc7whMs8IC/PYv9vRY4Qk8cLG7t"
    "2k9OOXhsb64cqYs5NwSe0Byr3Fx+gunxhCxick2QiXQyuCLqOPLuLI3EHNpZ6pNkulqVlv"
    "nDFFtbYBYBPCVbzW1fZQdd4WS1XdvIzCbzKLjJCT7r9o0Ad9+5Pe6KFcX750HvLkm/3oiE"
    "rSdNsdF/ka6xGkeCxUEPYKRDH0Y5tKZAB2HoyVdT5ztn3ny2kJjMZ8s9502qxQY8XhNFm2"
    "M9gYLbCIUnvSN15EqXhv7JG8B/3bnq3rZv3n04bIVqym3Oy4zmN0GkWxLE6TRnSHSPeTjH"
    "xzVgO4GPGunaXLNHuaENy+4P21YNkJU8cjLKzeWRZX5T00Y9S35T1TllSYLunAStImWXgQ"
    "PNkuQk4kC2TbpoYmpKibym9u0gymk6qSuJfOYmNyYbm6l9g5rpOFdRLCqYRbo0kPMzLlLL"
    "bZXyDMlgVmmNPkxjMGXBrZILbslyRbJcUVboSypXFF7234bPl7VYDmQtFmm1Sq5CjrrkKt"
    "5CD5ZcheQqqrBQvQ1XkRKHFUQzhbsYFQ7ICqYqQV9H6J4yTXQG1INho4lF5+hEJCVNITvJ"
    "oOgZm6nRV9t2G5vuJH6pM8nXz5EJT9WlMEx3vPO6Qv1y+zMvylSAducI9c/7HHM5JCaVjj"
    "Cqm4UlO6IbEZnCkK7D/ely79tocA0rPRVW4Hyz6fVw+z99OsF2mO5SU6uiXhxa9ioTeg9F"
    "wtoGWwrFJqj0+W4lq3wiDguLVhkVvp5BELP59FCRI3eEvhBLxIOC/uXEdDkp58KpBF4jRm"
    "xb58MAXijwKm0i6yN63857j1X/3OpsMRogzG9s2Zqimdiwt9YJ006ti13yY9QSdzpupw6W"
    "r5Ps5bi6tOMa/UOade8NSsntt4Y6Yg1hxZtVOWsgvich4/C3iMO3iELgII8C3HpItIHken"
    "3J9KgPxfle+GjNY0jIxB05JNUkxmB3Pklq8U8h5vO5pFQn2EhyVGykwqcjc7EMsNan8sJl"
    "r3cT+Ewuu+FIhofby07/3UkozyKKdbHUirfIqqhB4P+YGnGhIulYboQklP55GbSQcmiGUU"
    "lJIKYyXj7AtiVpgA+4D3ZXS4Bf5Wqik6xSdM1PfAIcxJE14sZhOlUz5W0yEjVDqFOAEUh8"
    "xxCjyoyIc3OpSQxwpjEgUUyLKtwG/oQsMuGTckpUBHUEV2hClogRjrUa453bbdcZKBq3L+"
    "mgq6qDzh2fPFuBJyIJgnBcKyFGARvVJybt00rbp5KtLF91Yt7ZKduqTc07hiWsMwWnVqX0"
    "Jb/OGqc2hXTaNO3Jpxlmr/es45UorCyKLT/zhx86ridqif/TBbimEFZEKNIRGlKbd8V1I1"
    "11PFNc79nEVPE+9FVstedyniKztKq0WKVpUG9WrPF1Zq0eRrR/ezU0ZSb+HUEzOevNL9PA"
    "xLfzLMk+58nJPueRZJ8JX3tIzIRNhtiTaCDApWQW2nTGVfopZtM8OAeldoP124YYBKfy+y"
    "xT+X3yVH4fgRlK5kwwnE8Voy7qFKeV2vHkQkhPQLCseX1yVBZRnALude/h8qaD7vudq+6g"
    "6zpoN4aVuBn0afQ77ZsQ1jO+zsYtG6n+I0+omPuoEMSbK7V1II2xYeTG2hOSWOfAuhKcTX"
    "3cpLWjbGywuKKjm1yGbd2+Ma7D8mMI0p2xyUEE9cV0JyXtHFzyxboEhRqD587mKO+b4Fne"
    "KepJNQbRXcxQCxsxUCaiuG5eCMOKbYG7npemRV40umCjnJhG5CS4UXD/oJpRKDo0ICh9b5"
    "VW5Krve6sH4VpD11sVo5W287yFQ563qbkQTBir5wq1x4oLAFdixYXAzcN0r2ThigsIwxEz"
    "aMn/N7HoN2Kg5dQ5/VV4EBH/uCw+gIdoRlZIMxR9ocJfokwCXQpROMImxh1ZwhNyJuLJSK"
    "9q+illSlgpHktZ4WL3VqexmI/j0uzSEfWkGmQh7QJOeViTPKypYtDLw5qg7zdQIPZ6WFP1"
    "0t3qsWD7DgLK5RqIyDUJ2J1xhZDrktu37glJ33ou37qIcM0Jtk9Kop0DbYu8EJwfbr+YxD"
    "vP7J5pppl/dntSEu0caL9QLTZsNRVsT0hinSf+bDWiCcdiJNsxAaH9WzI+tm680HRbM9gR"
    "PPYteLpS7Jvq+7+qYl42zwFWCZfMYX1yz9bgx7l3fAOT5t1xf12O6orgWTlCHZEr757GRS"
    "doKXLudR0xQhCHk/frO8drvILEsUP4v0LnJrbID9hQf+AqcHyNxRKeIXPNqrQ4Hab6cKpb"
    "pLgesQ9BmkWer1ZuFpSpxeykyfi6zRuI7nmWxKfkvKcIrlMcdyJKttPTNsJ7ZLp1Oh6vcq"
    "61B1wtvvztAgnZR4MbKf3eBeL4WvTR6N137i5E2ZpH4779MBBnquEFI+qjwfVp8beiU/F3"
    "v/Ol076BK2um49G46XDtpH/Za/f5ZW4+qsQaU652PBqfu3fuGW0TzRBHtD0a7ctefwiX8J"
    "hC2ER4Z84yBU5aGebASStxEsCtjIe2pRUvfpNz20qOdN5LBeM3dk9XEfed+Dris3PSsXyD"
    "FJ16eI50WiBH0xOSHFke9pfbEvAWBbdhn/geN2JmEqLm3YgH9x3Y/IQs3wyvrh767Su+M2"
    "NFWXDcVtXYDpMSf9LJ+KS8Hzn30+a+iNMX+lVOvIOCe8R8bZ7WFnKh+OaLB/CL7G+nPD0+"
    "rkuuoC9gInf4SlhWBh0GNRH+o0eQXZVXGfHLyfUh+/rw5vHdFZvLO+II8SxWx0udw56QVC"
    "pyzGAnxqpAEmdAUBbjqHIOZ4GoxrcJaKyLCuOQngU+moCg/Giq/NG4Q5XrqwnIyM8m/NmQ"
    "rzbhPyMnqCEpCWukos3CLrAUeVJyHaryOqQuSIHR9aTk6FZ5dBWLAO5Fvt+ApKyiUulhdj"
    "P/i1Q8DEjKj7nKo7yOXSgwzCFROc5VHme2mM+xtYqOcXKYvk9kqyD9+oxqKdH4Cl1YjORk"
    "WwNCMh4zNRTfwSqKbr5I/KtNL7WE9NUY/MCMKl6EanM8XYjmzlOCan0MXj2Vu2gBqoSTM7"
    "eFaedHOVYPrUBhrC2g8hfiagpOpaW9tImlKdODcMaLe/kwMdkFew1ey3JJ/vU7ziFJDmmI"
    "2zljiDd3qdwud6R8T/uWxFtypkhibHBy9H1yZHATIvBbZ2dZ8hvOzpLzG+BeKAyKf1E5EH"
    "abNxDdk0zZIycp2SMn0ewRWUppr8ZNRBXfZ+rmX/8PyjgeOA=="
)

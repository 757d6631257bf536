from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "signing_keys" (
    "id" UUID NOT NULL PRIMARY KEY,
    "kid" VARCHAR(50) NOT NULL UNIQUE,
    "public" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "signing_keys" IS 'A key that signs certificates. Public keys stay for ever, so old certificates verify.';
        CREATE TABLE IF NOT EXISTS "certificates" (
    "id" UUID NOT NULL PRIMARY KEY,
    "code" VARCHAR(30) NOT NULL UNIQUE,
    "state" VARCHAR(10) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "course_title" VARCHAR(200) NOT NULL,
    "completed_at" TIMESTAMPTZ NOT NULL,
    "issued_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "reason" VARCHAR(500) NOT NULL,
    "replaces_id" UUID UNIQUE,
    "tries" SMALLINT NOT NULL,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "error" VARCHAR(300) NOT NULL,
    "payload" TEXT NOT NULL,
    "signature" VARCHAR(100) NOT NULL,
    "kid" VARCHAR(50) NOT NULL,
    "number" INT UNIQUE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE,
    "enrollment_id" UUID NOT NULL REFERENCES "enrollments" ("id") ON DELETE CASCADE,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_certificate_enrollm_7f2cce" ON "certificates" ("enrollment_id");
CREATE INDEX IF NOT EXISTS "idx_certificate_user_id_46a739" ON "certificates" ("user_id", "id");
CREATE INDEX IF NOT EXISTS "idx_certificate_course__b9affa" ON "certificates" ("course_id", "id");
COMMENT ON COLUMN "certificates"."state" IS 'PENDING: pending\nISSUED: issued\nFAILED: failed\nEXPIRED: expired\nREVOKED: revoked';
COMMENT ON TABLE "certificates" IS 'One person''s certificate of a course. `name`, `title` and `completed_at` never change.';
        CREATE TABLE IF NOT EXISTS "certificate_documents" (
    "pdf" BYTEA NOT NULL,
    "badge" TEXT NOT NULL,
    "certificate_id" UUID NOT NULL PRIMARY KEY REFERENCES "certificates" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "certificate_documents" IS 'The PDF and the Open Badge of a certificate, written in the transaction that issues it.';
        CREATE TABLE IF NOT EXISTS "certificate_templates" (
    "id" UUID NOT NULL PRIMARY KEY,
    "enabled" BOOL NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "signatories" JSONB NOT NULL,
    "accent" VARCHAR(7) NOT NULL,
    "language" VARCHAR(35) NOT NULL,
    "expires_after_days" INT,
    "version" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "logo_file_id" UUID REFERENCES "files" ("id") ON DELETE SET NULL,
    "course_id" UUID NOT NULL UNIQUE REFERENCES "courses" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_certificate_logo_fi_0048ff" ON "certificate_templates" ("logo_file_id");
COMMENT ON TABLE "certificate_templates" IS 'What a course''s certificates say and show; a course without a row has the default one.';
        -- One certificate an enrollment, however often it is completed; replacements come besides.
        create unique index certificates_first on certificates (enrollment_id) where replaces_id is null;
        -- Sweeps look for what waits and for what ends.
        create index certificates_pending on certificates (next_try_at) where state = 'pending';
        create index certificates_ending on certificates (expires_at)
          where state = 'issued' and expires_at is not null;
        -- Places in the status lists of badges, from 0.
        create sequence certificate_numbers minvalue 0;
        -- What was given out is signed; what was revoked says when.
        alter table certificates add constraint certificates_signed check (state in ('pending', 'failed')
          or issued_at is not null and payload <> '' and signature <> '' and kid <> ''
          and number is not null);
        alter table certificates add constraint certificates_revoked
          check ((state = 'revoked') = (revoked_at is not null));
        alter table certificates add constraint certificates_tries check (tries >= 0);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "certificate_documents";
        DROP TABLE IF EXISTS "certificates";
        DROP TABLE IF EXISTS "certificate_templates";
        DROP TABLE IF EXISTS "signing_keys";
        DROP SEQUENCE IF EXISTS certificate_numbers;"""


MODELS_STATE = (
    "eJztfetz2kjW97/S5S8zW8W6YjtOsuSttwrbJMOOA16MMzvPsAUNaozGQmLUkgmzz/zvT5"
    "/WBd1RgwBJ6Q87G0s6LfE7fTn3898zbUHPOwpZLA2L6NP1z2R91kT/PdPxgrB/JN1uoDO8"
    "XLo34S8LTzT+sLp5cPRC1vwmnlDLxFOL3Z9hjRJ2SSF0aqpLSzV0oBrMCaKWYRIFmWSprZ"
    "ExQxg99B4HH5FprCjCJkGKaSyX7Ak8s4jJbit4fQ7DK8aUja/qz3uPZOvqHzYZWcYzsebE"
    "ZOP99tuZTYk5UhW4z37Q2X/+w/6h6gr5Rig8AH8uX0YzlWhKCDaHhF8fWeslv3ajPnd06x"
    "N/Fr58Mpoamr3QN88v19bc0H0CVbfg6jPRiYktAm+wTBsQ1G1Nc0H3QHU+f/OI85UBGoXM"
    "sK0BH4Da+YDNtbPRqNsbjB7bg9HoLMYjjyIAtntpaujAX/aplAPwDJ/w939cXl5dvb98c/"
    "Xuw/Xb9++vP7z5wJ7l3xu/9f4v52M2aDlDccw6nzvdAXyQwSaRM8vgwl+cBlvYoeLM2KAf"
    "4FqYBU9PnbtkBgRIIlywbVU5B8IoLzzks5jhXdhwY7MIjsCODGRvf2r1f7x69zf+iw1qPZ"
    "v8JoeIw7uB88VZ9GEob+fYTIbSfTwCI/usCgJ4tsDfRhrRn605+/PyzZsMRL+2+hxU9tTf"
    "wjO26966dO6F0Z2x9xNzabqrPbpn6NhcJ+McIYzgPVlbhFYQ8azN4L53AyMvKP1DcxG/6X"
    "Rb/V9//NL6N8d8sXZv3fe6n73ng9P75tdBuxXhALWwZdM4+I8LrGmpW/aGavu2XQHc3Z37"
    "6vL9O3+vhj+ydufHL637e2873uA5MZSEDSNrKnsUcg7vOoeJhZ9FNmnv+Z12aVeiKAvc4U"
    "36ItcmfZGxSV/EN+mpSQCOEU7Yo+/YHUtdkGSgw5QRuBWX9Nz7RzGT/ZgSXwbWg86X9uOg"
    "9eUhNOHvWoM23LkMzXXv6o/vImzxB0G/dAY/IfgT/U+v244uCv+5wf+cwTdh2zJGurEaYS"
    "UIpHfZu/QXiPCzl4AYCRcmePqywqYyit0xLo20Z+O3FpeL6BWs42fOI0ATvhMULLZMdZ1o"
    "X4lJHfTD+lfkdiNV/5o6D45enSdz6l8t5NL9QJFL2URzY4XYx64ReSWM00i10BxT9j8lrn"
    "btMkCCtpVXt3JfJrLbBUiKEUtPq2Qdar9L16heN3Mvv1IbIKqTiHQE5bYMm9I/jUlsJ4Jr"
    "6dvP78Yk55bzi2G+IJMwrlLGfTRZI4ymxmKhWvAnI9Ypo2cPxzeb/KRDfaiPMbu8WFp0jF"
    "SK2McYiG03aEb0KWkigqdzNNWwukCMy5TALtVAWFfYmKats/2LbV/sLyAx2X5m6Noareaq"
    "RmA7U+lQt3XYWhh452isk2/WyDLX7Kjnb1vNie6TwlAT4ryMfSc8i350hmJv0tmPa/Jn4X"
    "XGDP451DWCKflbA43pipAlH9Yfk19ClD3Ot1bL+V0rBg5bdAg/s0mbbtV6YQuoEJNWuj2l"
    "eFPK9i337P/NGD+A9wgm69Qwybmq0HOdrEaq8v/Pji8BbTWypO+4Ho9yW13c52todjmIRH"
    "9Eo1ap1aWD2LSWeK0ZOGH+/vOx100GOEASVZLUqYX+F2kqraLQkAEugBFSjTxMfVNAAO7b"
    "BEMADHCTYMwiyTO7rdsLDn6HfSFmJ2CiTYscdxc5W7IzDAAUw//sod2963Q/N5FLP9T7T9"
    "0uv+IeqEP9jumJTaQYOjtMH1r9n9t37HHMjkglKlbk24Zy7UIZm1BsmRBzSpLMvtmWxwDZ"
    "8eTqN4cVqouwO7JVAZ8msOlsKPbac0q2wR97yyGmaZhCxkePoH7H6VWu4/Qq4zi9ih+nnh"
    "IjulEE6eROEQA0oKqJ2nMjpMcx6JZl+6iERTckDbmasyiXg3SSxaVmsbHShaM9gjR72Ci2"
    "n0Ql8cQIBHtUy9N13JOe/UClp2trl7EVWUXuHMxcRDNVV+l8J7ZHSAvge8kEvIqwudQezp"
    "atqFYbPIFnUZ9C4FYj1bWA4aGR40rM52Lo6QRRMrVN1Vr/3SQaecW6hRzXQBOpCm0gDN7K"
    "Cbf389+A4LPYdZ29ByJDmZ5NDR1r6BVrNom7Iop/BbgsOhZFjKOM6RS8CKqOxs6vdy8SOm"
    "7A1SU2LRVeRZE1x1ZCbOs/3kBwK83pb/3tjH254Z2K7L/s/m+MAyajSL7omZy9y/BTvb+l"
    "G6EcbgTx/by2x3fV9/GQRSCwVPOupSDNQYXesnBVQOp1sBH1uYWpauh5u8znG8pwDUVNWd"
    "4ZkRdi7/kagvsuD7jv0sF9FwM3ci7nxThCdkTfz6HO0qhNNpdJNsMimwK02P4bIpIbcMTs"
    "4ITRiDhvAiTSY7yH+8YNpkqczembRpiqdnvGxeWHPN7eyw/p7l64V45QPvD3mzYIK63lUl"
    "On2EoKM05+qpGe7ek/P8IbgrxBxzoKEEH82oRMjQVhqjLaDHyOQMdmSrKrKHthdK7PH/2I"
    "HTWYKdDuJIqw+lDvGep8jv4tt27tR1ZI5bg8yvHCsNRXf5qHYR+Qbyle1TBVLQTTLNW4/e"
    "9B9pETylfyHo+eQzJIyQlSaj089HtfIRCJbUum8UqUod5v/7N9O4BrJvmdTK2yhCeZ5FUl"
    "K6KMJgmhkunbUoRMSrqR2AMjbeqnBBwYR5/txxGxrnOFylxnhMpcVz1RT7ovt9tD87gv/S"
    "1HnO0RUum+LLPZu8yFPaoR6hFTR8PgxpH9xCR89Vn/maxjUlkET9AHntwxKgnn5urm/SZe"
    "+XpacC6x360QjVjO4d16vG3dtc/+OoFuzxGPqvIeG1I0d/gdAnr6dGrYunWOxqatEabqGe"
    "YCayOywKo2ZpryC6Fo7P7lMJRr0nBhYnxLSBfee0hwk7fQ0l6qGtfU5/iVIN3w3OYfIReO"
    "p8mZBFzo7M6KPcV0f8pmMvjO18TaNwtZqupHVdX5ZBARm32CQmLMS5TvfXn9No9T7vptul"
    "cO7kVC+L9ZxNTZEhQzAkfIagf1Qeo9sReP+B8CQIeIamFyOgLSpqHtbGTyaI+odVPLVtwo"
    "OBEb0+Pg6a7dHTSRSz/UO93HQf/pdtDrNwM2bnZk3n3pdJvslFyo+i4WpuKjAdIqb+U3BC"
    "ZW4DoklyC875WIMql1O+h8bTeRQz3U7zqPrZt7MPkpKoXv2cnkVzxDlpjSlcEE0jmmc5EN"
    "KkZYv9Sug+xRXEyBgj0qG3QX+0XiANKKUWYrhmZMcdrJlMzkDUX9ltXVdZ7onOv06JzrWH"
    "QOm+F/GroQwkGa+mH8Lo/K8C5dY3gXUxiknT0d+vra2e2lsiPXw5SS62XhesKBxb9eIGwp"
    "EEUdCQMKT5Abl/rTz32ipcVPZAYiVWxKpJmVE1wai6VhJuX358YMLL4dPkpdgVLUZx5vaJ"
    "HFPkDd8WE6bJS6AgUKwT4IfXENp9USeHJBoxsWU5P236G6gXHqOo2CWI2WJpkRE6omFgXb"
    "gz9iXQHES3VkGS9kr5nWWqoDGKO2INnWfKSp+steILFB7tkYtQaJEkr33LYAp0dnmLpCpY"
    "IJXLXUvfapnqpMO85A67oCZZKp8UrMNXtM2QusvjvQLRunrmDNVG0vjB55U6pPqlZbhKCi"
    "jsKesU26F1K3fIS6okQtPJslZbkJ4vMI49QVJKKbhqYtvFIfOwLV9kepP04F2A82cNXbiu"
    "CE++533sEIdcVnSkxXR9tvG98MU1ekmERA2a8G2cdU9xOh7vlQD6YBRts8Da+qaHtx8VoG"
    "fuWx4Krk/Ho28X6z6jMMUGt0Rk4JADpauL90H6Ru+Vg1XXwhuI6GVCVnFi9rAIaWUWpNit"
    "xw/csdq6azyoNqNMH7GfA8nG5wfY14Plj7C+seXPUW1f+w1T//ZJv7yoTeTkm9x/Ljpf5Z"
    "0yUImTSLhaE4Lq0RJUlNhHPbh4ODfReAHRGsSq7B9M4D+XFyhqgtQjpdEZOOuIS1j6zg4t"
    "Ti49V08Zlkb62m7wxRI4CEUkMDUa6GtUzHsaeTgcH+swXNARvkjryqubzwVQJUJH3WFaOS"
    "kmg3ElZGKm1QotueUTuYE6j2rCrQF5JCs0eMbh+/IvAxsX/+bkyQEyJLvTRZimamsfiInI"
    "RjaE65IuTFLfKssttET+jKe8D3yLTZqqTNAuvjgGc0xHKflwUV9yioKGPjU1lR0SjpPLHx"
    "J+xDk4PLla9OwqGKYyvLk2zKkwRnU2nqkwTiraMCVjgUO0XAioZ952guDt0woBs2b7KtYF"
    "VbI4YECDFMCDKcQp9Q5NMimkY/orHCZJlwz242gEvxbDD5yLCthEbkB3uNFK/KtCdliVey"
    "SXegml+OFMPrrFp+0RRDQF1EdvWel7KrlF2l7CokuzpHkyjHN1TH4XZJZNgyMdcDSVZNlF"
    "UTy6qWlLFqIs9xjOojXuJjiibi51Xmaz7oSvaWwXUBtzThOVMDmJgyBiusRrlRFbw+GmM6"
    "bxLo9AVkkFoMUIowgtSoHyi0GTRJghJyyBdJNaRMW1CWGmIZIkqI83QNVZCDVEb0Vo0Qwg"
    "GaGuIsVb1aqHrfbxOOR6deIi+W+HP7gf37hSzZvz+1Orwm34yd9LtV5Cu+CQcxTSNBwMyo"
    "yeoR1K+M1VWuCnxXGRX4rmTHCGnx4KsB0ubEWR4gkzUWpc1jJ55Kk0d+k0cp0aykxSNUsi"
    "hq+YjWM0qxgMTKJ+WzhATJwr7Rj2gMLrExongNXlFseWYLzzKRbPLYa0ToHjF+IesxAggc"
    "28gU2/D1K94yApy6Xh9Im1rQCNJ5IVHgZarF3qet2X+m5By10HiuKgrRx/wrVIi0G+oYwV"
    "c4Lt7AcCsMUXa6EfoBQNH0R30hZBn4Jh6Sx74AulBahsaGXKnstSn2md/8tel5GtnvdPpN"
    "hrpRBiao7EdZHjuOdCcf0MYAK0EEW5LUvbAGStRFLiXqIkOJuogrUdKAI331ZWJFjTVX+G"
    "U79TnEsjtAFTRXR5qMs/fGMDSC9WTubogizJ0wqkOtX/9KkKPJekARnLzp9e5DTLzpRFtN"
    "P325abOzi3OPPaQ6alenO4jsnGWOiCjLwqmEfaCkeFbeQhCozptlKwgX8c1hNYgWEt5uQP"
    "jJWAWDqR0N2jJAKef6sKv9c3Wb/Tv4srjtYN/BUlVul5dcIYuq21K7ltr1yTemQ2vXqj6C"
    "5S8mtWyIjii1eJP8uPO2QOEloxXqdr/9fm1RjzSrz3qfPjXZBjwb6t3eL2wEYzXU71qd+1"
    "+bTqJNdGM/jWteSpFSipRSZESK9BsWROXGYCeDFEkx3DEhV3Py1kMHcZImonNjpXOvTANR"
    "XnAbYYhshY6UDbRSrTmiU2MJ9Q6YeId1RL4tVXOd2KC8gGHBzQQ1GPgwm0hba65SqMjwA0"
    "WqwkY0uH8IBkM6IQr3DvFpJ2NwS7dbZUmXoh2da9zM+SAeBicwPaUv7Y2qY3OdFrITIoxK"
    "mmu30HHFEM8SNV33gS9qMlhvOt1W/1ff2eBbPO973c83Ce6Gm18H7VaEA3NVT7A6p89w7/"
    "kazvAPOeb3h9TZ/SE2t/n5IeI/21BID5r0oEkPmpAHjQtohO7SbDtEKf1oZfajaZhaI6Yh"
    "7bK6o7SS02XmtElemY61m1M8SCm5XGYul9naJkO6ZRb7KWxtXt/LmK0t0BAzzdYWaryZw9"
    "aGFjwrjieKO4HNK8N8odwy9pEHLDuaNoRAK8RUX9mzPHgZ7FsvZM3NY/BvNaFYaeGjbzec"
    "hRy3S9tkC4bIUOiymNM8hsQwz+fmCpCX2fxw9rXd73z6tYle2ZSerYd6v82ebCKGE7GGeq"
    "f7tTNoN5Gqv6pOtu3pnV4Z3scUnakKHscd7UAHqTggLZ2ntnRKs1D6/JdmoSOYhcrG9Ypw"
    "Oa8eucvKltag6vC3tHaCsjC1LoYCGZUjYCl4JJQmJX8H7zWy7QXUeUwg95uyafF3FeJneG"
    "S1wnvNuGEzoNWbZMbm3tyJkknJ9hYcAwJvQEJxi3OvCLWcWz9QJ85GpW4gz0c0ducg+2LI"
    "EOdNUIDMNCwnN1tG4ZRud2pkmA027IzD3tGtZNTDRBH01cM1kH9zKBn9Gb7g75cXb9+//X"
    "D17u0H2ATgkn/lfQb68YBjvnh20EfDdFIdbeyojvLNaDf/VohSKiblF1zZ2S0WZRWmOmI1"
    "vkMdDEco+ebWyBWBOUBSO4zfXueA+O11KsJwSxrQpAGNR81Qws78HSNuArQ15HxFOJ3rrJ"
    "K20u+CzTKy6nvgcpktpjKySkZWncBe2lOVaUdhSpVqrc+iBtPQzUaqxdRgj7HfxZ9T85a7"
    "gKgtyCT0ejJDdQqsG2B2REvTeGXjmT9QNKb25HcytcZxi+lOIyQWtlAptZ2J5z4rS1uU1O"
    "y54VRefXZDUcOwnIMYDbw1IABygKSGKF9e57EbsKcygp+k5UBaDpoyV0fqGlLXyCsHSF2j"
    "ZrpGn0yNV2Kubw2FnEV1jdDNdF3DdB9jCCh5VQ0IrTBmyOLVSdg9J+3CJEsNTwl0BGRzzw"
    "22+IgIns4DKRnJgRp7jSaDLMq0y2RpG8DfHcIBQmQyGqCxYzSAjF+VEpKUkKSE9D1JSIZG"
    "HgxNncZtsYFbGdIRe2i0hKdy22F/AekFKwso2WaSP2zV5OINdE1eTwxl7USfYgRDf+R/GL"
    "bF/15B2eA5Y0VcRipq0D1EJRg62YS1PanSoy3GlrVdaNohn/Jx8HTnNPe0bIX39+x0Hwf9"
    "p9tBrw95lOxb7allmEO9dfel02063IgyKpf1K4+J8TLdwnjpGhjTxazFDI/cWZJwGmQW1o"
    "2SnropQKXq69pLZUcTZJhSmiBLLHfxr48JCic42waGtbzjanHsbAvcSj/bLPbQyNGrc1dy"
    "cMrf/0ARJHWAf3KK2Z6I2BvO0diJxLLIcgyJEoEciqs3CBInyBKt5gYlXM1HK0wRqBZJJR"
    "0O9Zo9jr/yCNeHOP5ObBegJPGgysxYTz6fpDUgrzXAX0ZJwD+npryEyGqT8fKPy8urq/eX"
    "b67efbh++/799Yc3fupL/FZWDsxN5zPIBaGzKC4oSF9l3QSFPL5K9ktnqrnYje8RWmmJK4"
    "9E6HB6L5Fwm52pp5OBwf5zSCtTGeSKgo1MuwvXjzzN95OqxYXrwK104XrGbueWquHhczTg"
    "2cMrV6g1CZqQmeE2lWZrH9pJM+mGF/6H7tRg+0Fz9nqi805UKq9wNjNsPVGkLvwdkCz9y5"
    "yNClexCYXVaAONqfon4YI576DNbi3wGln4hTgNsCkyVjoPIzQNYwFNsBXTYOMrkKDNrnIB"
    "jgnxeD3UZyDyIwWvGwj+Cd8InLWXjoeQvcPpbr3ACvtpY8uwp3O+QbrvJzq8HwQWtDBec6"
    "sAv53xTwx0uW6g387oEk/JyOvs5Pwl+2CXTpEIcSl3tF2Iqn6Nm4uyOEZxFpvcQZo9pnjJ"
    "kN5nHgfwhGzrXa3rPvER80v5hg+4iMF61ur3O1873c9N5I0w1H9uPwya6IUsraF+1+89PL"
    "Tvmt6xsIuBvfjShbJFS2AvybeZZO0m8e2ECQ1iZgiP4ngWiEMifBojhKFbRLcc7AQmd5Su"
    "hpP8IH2I0qWS7Vt8FTqKnnW+tD5DzdkF06eGeuvprtNj27ytqMZQ/9q5a7O/IIeI/XXXu3"
    "36wr2tjDP2grtbAbnO1zYcDNM5UybKsfPTOb68fickTPoUtSv38C5Pzdp36SVr38Uq1r6q"
    "VJ2ompsOt8vKCI9wRMiXTHxx5S6RRfLA5J8WlGZ26Yf6w9PNfeeWXbAnmjotx7SXBup06O"
    "troN5YUES5HqasIdcrwuVccaJB81Ze5T1IIyudZoeKcqzi4MpSpwE7fnA+hQz5fTa9+53b"
    "QVa4aFCHeSXJQW4u4aef+0RLq9AION8atkmr6y6LAR0+xolpqTOIniEjiyyWDImkbpH5wd"
    "qMN3CHqxFyB4vUujXmhmmdRR1J7uVGqhNpyucm+1J4Lrc36dk07CV4WzByBviBIo1gk/GI"
    "NiA0irtkJuRZ1RFEFbsVHuBgBseKzh0t/FpCVd3ih08sIOH+cmd/4JjJAhLl9LhI0+iBu1"
    "dbmK39HUTyEKEMFymzQC617fQVVl9tO3TG5T2vQkRSEctWxKa+bL+PJpZbQygpplt1sdCc"
    "Ek3dC1T21E1D08CYv4+K0fZHqeyZdFTNgs/NuGbhTdlMzSK3SuE8fo7GTNumvOOFqTJyJ+"
    "uQl2SYMsn+mTgxYg00NmxLU3Uy8p/nN0BRoJSh00TtAX5OVC8O9SoIV2shZ2or7lt4nBlF"
    "mDqZkg00sS2kG4hOjSVBJrFsU6dssI9oTDX7ecxbhY7JN4uYOtbYgmFXTIJmJpGFKKqltV"
    "iqlZbNmmLg9ghqqLccJqSDLRght6n7fA3xPYheGNiFRGCOkNUx1vEQk9leLLCZ4qNOmc8b"
    "ktrFAVznwvg6A+PrOMbBL4vhPGDzNhnnCFkNsM5Scdv/HoS0Ww/R5FRA7/EAB24hOzDSJI"
    "iwX5noRElHPUhThz3k2JhDyK6d0kYmX8CvfeyOMoqJZ5bgnD+767c+QZQX0LqRLo8/QXgv"
    "D3ahc6L4gV93fuTXTkG/xce4Vzk2aRNKJBKaFApEGuqPnc/d9t0Iip1AI0WijFSmRD11GQ"
    "8HwC5bZyy0ysIuf0btYEaN0kpzeZnN5RbT5+Mc/udjr5uiu7nPR7mqTi30vwjm8MEW4kZn"
    "ntiqZqk6PYf3nUJbBnyyz7HokRVhHQwQPccYtKMXshZlh08jWVI4S3hIzAhrQvXmQ0Q1kK"
    "GPUdVfOmZrf9IwLWenTmUbMsnfcvPXczaNFm6Z7F3k/IRhjriHUqLNREX9x/b9JybVM0qm"
    "fz089HtfW/dNqK9lGq9YG+q3vbt2kxfQYv++7z2CuD/VDFoWYT+AuAHFCXZapIlDyAVbkQ"
    "XLp+OejA+NITlfFc7jJZ4mmmVS04VTqHfKHi4Zk93k4cuLt+/ffrh699bPGfavZKUKx9OC"
    "A1CtsGp5ulgknCOrhmzKCEcsJes5rytbSTY4X1MFk+1TfR9hpGzTPCRRfMghUHxIlSc+RM"
    "UJjbwSbVfpzycuMcxnN+3PnW633W86kfnsk6DA9aDd/9K+6/B8VAY0gQJzKk9Kbd19bXVv"
    "uVFeeYWfXRLBT8P6s42fhVZEkOaIcjnRj2TdyNNM7yq9l95VrJUeSDt/GrpggMyG5oggPw"
    "1uj4PyAXLfnYA1ASkmQHG8uicXFZFbInGAArAmUEp4o/A64ZQj3hg4ju3jAmtaes3gCG1t"
    "ygZfXb5/5wMLf2Rh+vildX8fB1axTR4PPUpwoqQiGiaqDZ6FzVZAR38eUXshAGqYSIKaAm"
    "rKFrAN1vqt/sKAlflf6VDXN/9LdoupG9cTDJmxkgxuBsoOXA9TSmt1eZgcX9tQIePZMNei"
    "2Z1hsoNWya1K15hoZAsUMhdOmo0QSmArVBCqGnhWpx5UGds65CgHlbS97guqkyd7Gxitiq"
    "t/e4J3+FgJAcy+AXWf7u/PUrbafSEOd8uoJ7zR4yUF4HwFzfxaTzsm0G+qSlVM6M9V0YzN"
    "tdlsL3RgxT96o9QRohPUYag4TiN1sdxz1W3g6vCx6gqaSV5VstoHqT4foa74BCouFlRosa"
    "5IufU59gDpno9QV3wWhmJre02iL3yEuuLjOhWXpgGa2P7z6CEwUB3xejaxwgRUiyz2weoz"
    "jNJhg9QVJtOemOp0rwOOj1BXfP6w1T//3Gtb+hcboa7o4OnUWLCdm//+fUBqBQeqrC1/C1"
    "gW1KTeS+xuOUPUdTpp6isZUXYo7Tmb7tk4j84wdYJKqKxedlX0dHC91rvfdWn04KScYP1l"
    "b7j+ZRMKt2/cwWqCk3jtRt/4nFzDMWib3lIl3nlSzV/VcYlNCwq5Q0F2Ro0149kmH/ll3o"
    "JXV5CqO3822EMmIYjHulOkELJMKt5YwIiyhmKZvFpAmNpr96QV/k7arfwI9f1kXf3DlvST"
    "MXfp6Fcz+ipPzB07eri9X+ikCBHJ0JGsUAcHKumWz+U3Ds2rkM+420Ot20Gn183rNParee"
    "/lFq2RIB7a6ueqppgkISVIEJ9CZ2Q5cBJSocW1G8fRnqza+E74bL3G9/jnUWkWZDEhZqQ7"
    "FR8BTQhVFeJ0n4JooyT9RZR8e+8qmzpxTbJ9VTmVGNNIqwO/PfHboy2zyH122xt1uo+D/t"
    "PtoNeHkj4jFWC1p5ZhDvXW42OHiVTQiRtTqsIPtaLrIp+IXnSit5TP06Gvr3wueyIVHtzt"
    "nUACgAZIZGi37DB1lA5T0Sm7L6b1jpcPrFDRhl0Hk/gDEaNRgT8cTJoi70fiVnN5MIhJDZ"
    "3J6I7gTufqEhwMnvDeRIZOnM5Oc2NFXrlobxHegnYNTWtfCW/p5HR6SnRoFPoC6EE1hpJY"
    "PM1cZZN3jAxTYeNyvcK9w8sfQ8spmy6hzQJIMuw5KFLxSniv3Vd4CsadGgv4JzBP6iO10E"
    "cq2BiCrVE2MQVhPntod+863c9NBHOc4TzUf2l1Bl5rAa9uHO8PcTvofG0zBYW/Z6g/Pj0C"
    "MTzmLxGoWPrl4b7NidmqWPJU2aF+1+89PMA1xTSWS7jSb/+zfcsfM8nvZFqe9gXEnCaaTr"
    "NLqwTIalNXoYiqKlJ9TEe5zuqju/J34XuEVibYlznBnjKhZrqz5W5DXaE63cGa3Ek1u73z"
    "c3N6srNy0PoEA4AJe6h3vjz0+uy+6qconf7c46f6jlt1lFYu2TIvWQ1Ta8RZplrrHbidRC"
    "85XmaOh1RdUXbHiCWvy8zroLVClNVRWsnpMnOaqQ80qb5qemzihqJ2raUO0grXKQIh7AUL"
    "EMkoNelWlG7FcqMp3YrSrVgyQLe6FeOn1P6TNGe5olKeSzmmaOBU3qculKwrcooo1lhZn3"
    "TP9qbuz1b/drDe0HY392BO0CvWVAUczdQJTr19/Iqg4BiarNGSGEsNAlVVhTa4W3hurNhg"
    "Jncq/25MkErjvu1CRuUObcXQweU8Zhf4PbDTuI5ztJoblDvI0RxTNCFER1NsmipRwKH90U"
    "kUhMLgFGGTwFfwr7GXyDKQarEX3DlVb9nXrQh5QXhmEZPd4WG5piVTBksn1jQyvNvA3Djg"
    "6a2iveeP3yb6NBLjQRpCu+tTZKIHSA6qSZYFdxFV0nEPx9HM9tMHyKSfPl4EXxTOAJmEMw"
    "inPp1j/XkHQIOEElIZSZIL5TpHkpTbYlgNE5csMv8dmwzLaY4RshjKyv27V+4/ZSqCW2M4"
    "aqzZlB5OMdEEqhtvt8v0dLLJD3CanAUzhxvoAowY147xZDVff0SqtQnjt+ZENdFSw1MCGQ"
    "WuIYTRxU01h3oRt944K/580/tuzIcZB7u2sUuKwo0yjNi5QXPmG7BDdm7IjIOTn8MZNhnO"
    "T1F9YUN1PGXhkJJscfqCRb4laAoDdjUZSe/5GoRGZMn/7X8Psi1bvvh/3+t+9h6Pmrukai"
    "ZVM9k3sW5cTwg7ixcL9gUJAeEgRCQVSBkUdQBIK6WTl8Jd39hPKXcWtdTKsyANbXylUcuD"
    "0SexmmDhyJS0mmCRMBhBLT1AHtSgz9EYPmXcQGNLtTTiqsDBjMAx0nl6v+Ml2aKjF/Ya0N"
    "AHTLEmEFsBpQZmhsmI0CaUxFH6vVsET+dMSccWWABMwpV+eo5+mUNQB7vERnHTrRtM9deZ"
    "5jGyzDV/L7u1mhOdh1bADTat1nBRsZ0SBmMLSkuPeRQI4+4azaG4wYQ82zr7XUu81gys8F"
    "/ERqZsHWLLNuEnso+fYErevbVNNqExdWojwGXL0JScARy/BUPTwJjQQBFDg2dhkCaFY0kS"
    "6SYFyFGMA56eH+A9X7vK0Fd5kgOu0nMDrmKpAVDhYfe0V4/4iLYGd78RnMAJ5SE6j49PUL"
    "ZBpdSGQg6fWp17+HuG2ebG/m7/+6HThwvk21I1nVIPX3s/O5UeXo2X3Qo9XOQr7Z1R2VsW"
    "9j5uYW9+tIoA7BNIhHOWTnfOXWGgo3QS77x4l6qqRdk4UF0jV9y26RxuO/A5RCjzZ8vMY0"
    "c+oTswOUwpuVxmLrsy5w5cDlNKLpebyzIX/rC58J4VS9BPESErMIvhpOaFYjw/ltclTiTi"
    "wyeS0eFBbX5jQxXd5yOkUjIv9U5PTDPJ6ZS+0fsEtdvnr3Lt81cZ+/xVfJ93PQhxhNMjpw"
    "IkNcD42MFTvo9GZFKHiGoA+hEaOb4kCS7pCL8kCizVx/Y6n2yYIRrGDOk2lGSPY5sqwWwI"
    "dhJhSiUIuiLM5cXb928/XL1768sx/pUsYUZmudU/qK4OWW5lkVYFdKtglQ8hWGOEMl6xOh"
    "XHKjJRM2IVSahFyz6RdeFmL5WcqVvj62KLNU+5LBkMWveabqVE9Fi9ooIVZ6a238cpzBmv"
    "UllPJwOD/Sd/vbK74KCV9Hgk1y3bIXh2A0VGFG0Ir+3htKMQ0/JVJXu4+8RjQyEttLckOr"
    "rByrMX8roZuoFWpmpBWyw3/5QNrVPsRDs60argvaZQ8OssAugh37NH3bAgcILSc4zyuIGm"
    "pZRLGig9mHSpzBK2EVXH5jrFLOgQRGCdrN2Q8Wru8kmg3rgFwHxF82urf9Pptvq/JtsFbx"
    "IKht38Omi3IoL2BFaXiCHWJ6hFRNcxDLExQVzkDE7chuL88o7YXGLlfnVBy7DtbJcsYztv"
    "DnGokGSXAVkstS1JL/4z+U5ry30852n9C5x+gZ72wTwaRPGaH690bqw++k+hlcqmiQ1kXv"
    "1OOFNd9kHKSfywPsxreJ2KV2JS9mPGyFQpGwyonHQXJ1WmyanaA/x8jtz0E8NJWIFMk/F/"
    "AfUGgo7tDV7ilM2A/+XcGssSopUSB4gOQCRgfmMw5mI9zbjmU0XlAkZ2qEPK48SRxYJe7z"
    "50SN10oqfQ05ebdv/HC44/e0h1dsCEWhYylv7Asd0TQ1kLiVru87XA9zQubyM5+im9CnGE"
    "7PjFiAMb+MRWNUvV6Tm87xRb90FKFONpcu/b9I1mQ1GLlRDeabJctx7a71N3mffRPUZjAp"
    "KNk1S6dHyDNDVE+Oo6TwTTdXoA03UUZD82HwrUjxS8TthiUiMTkokLiVI4NewFxym4aoAA"
    "tgGK2kSuyrAPGfYhK2hJrgtV0NKMZ7BlaaIeiyid7C1Y4hiqMlhiiw1M8adfHF8xN/8jU+"
    "GI8skdqYozdauJO7pUhRuOZTobUgJYhPwMO4evlGFiFxG8UpB34ZHNe/bFbOqfRZ0KgVuN"
    "VF8CdR4avZB1ThdCC7FnHTc6EIeN++fowZ5o6hSe4a251k49KiZ8NxA1kKEpYWcAu6HO1n"
    "EPwkHewh0IlGCNKH6XsqWpvkJ9LjZUAxF9aq6X0GaM+xUe27d9NmN+bv/ahA5maIr1Hyxk"
    "LHl5LLTAL2xojHSy8r0g0n9QptOkkeE/OGU6RokqUxWfjrHkSzPBL5MVquHTyGiNxo7RGs"
    "6+Job7hkbivivu0nSSvtVUU4lOM53sFaxTkLx3TyjlTAjLeu7ldDlP4w/kFvGcx5mcZVAV"
    "rlKnOyuamcYCXUBcJdQHXRiKDYEUTPaaECaBEYQ1zb1KP/oRHc94mdB49hAv4QKerWvG9A"
    "Wqq7LpqDgj+yVWdYvwPiZsGMr1QKhEyt7k3/qIxiZhy8UMyIjuvR/oUIcuDUDy0+DL/Tka"
    "W9hkkh6Tfviz8Ll/2Oqf8K2YgtzqlGYdgyoG38A+nP8TxMc5+yIK7VnYMF5Qy1B/Nghve5"
    "sR1yLlzCrJmTJ04tChEy/sp4mJ8vqRU6uPiG8ueDPQTaozaye4MPMXmrWTfJiHzGPnygSd"
    "E0Vwozi767c+DZpIMfHMGuoPTzf3ncefoG5seMST82TpnpdxrmRX7gnSyW5N0fJS7OA2he"
    "MJg2QyoDB/QOHS9FvwCaAdoDoi2P6VyqLtSMRxsNND3TYUe0W5lSwI5djhbGy+8g2Cbbvg"
    "DBAKNkyilRGHhbNIsU2edzoSCdMKE8nwrIR4Il/zFpnzYSq58+w+rV2LhSD4VnIo7Yn2GX"
    "htbfYZz6YU50h6jH+QpgZ1wI4d5e/b5kTsXSEiWS02iCe3XIrsKD5BOfaTWsktFYl/vqiK"
    "vCKdeN+JE0/GP9eZ63nin8sVqFtexURANHC8sYKQhohkMLlsILwN06JrxjkTcF9Uv/ijVH"
    "GebsU0tEpF68YFTaEGTPeMSnCfft5SA86JcXkIDFSTafzXwaKF3LkZjRbaTNmUaCE3uoY/"
    "kSNaaIlNK9zgOCWkB4JweL9g3UiNCtp9sGD0D4TjYC/ExwvuOX9ybn5E46h53QkJcn+3E3"
    "c+NRYEzVST7l0lTobcyJCbWoXcyAiE4iMQpJNWOmmlsTORRZRhzI5vFWsJ4mNWwEiYUMaM"
    "CMSMSIto+qZfTduYbAQiTTllwbTwDOq0ogGbtJe9rA6VFaOOaGyI2GeSU5SC5pvMVKVR0G"
    "KUs7At0/lf2M6mO+YDJhaYjGPcToD9ZKOuAfVl2Zcb1pzhh1aYogl5tvWUKrb7jclNEits"
    "TeeQTgQmhiVWTQqDUQLhTjz5yDAVYn5EYzgPR3TsmDkosgw0M52y9ZTdpaCVj5bEnPIUJi"
    "c3aahPCIUUoqmxWMISUUaTNb8JCesUqwokxE/WyHglpqkqDDqeWoQhzQk6EKfWvf0t2DDC"
    "5Qn74z8Ro8dv4aXq0fxHGkPKYQyBgOmdxLgQoew+Xh6HZlxqM8nSMHcT1iOkks9l5rNzPi"
    "TIjpqB07p1+yQR1s6A5lAC5JvzQxU+zGDnXe/p5r6NHvrt285jxzVD+PzjN8NKb7/duk8x"
    "bAqiHCbbEenqLJwikHaFIhFrW4BEGtmKN7LZkwV0TRJNgQvRSRObSBIcplQY7g2RxFoA65"
    "DyJLS3xyjl9p5je9+oozsYkCO0Uigts1C64dbcSEjozVcoIDbITp7443D57L7d6nfb/aZn"
    "DRrqt73uXWfAlspjE22S2IZ672u73+/ctZu++SVqZMrnwi+6goBj+okzKysXyaMoMWdKm4"
    "oknWnpU73OzrSNSVbYpRYjlRHS0lN5WEg3Rn4BSENEh4W0epM04EHJi2eARE5Q6Uo/flYE"
    "TMB9MX1yx6gpooE1uh1PzQ8g2AfR3GEI5dxHt3csCB4j20ENykdHmqylFKJyLP6YIFlAM4"
    "iCIkY+m1ghZ9FAEedqIzU+5Bnui4SFGDrxAzegrzBEckBtWbI4R+OlAZCO3WwPyCyBKq6U"
    "7ZlT8pF/LbJ1S9WgZKtKEX+5khIrcqAXJQZnwKhJMRcyH+VEUl96CIbD+QTNn0zVBdbSXI"
    "oeUVTpd6jOXepaGV/u2redL637H//RuIxY9D0jzNuYLWuFVQteF4M3040SoJJ+FAE/iqw7"
    "clZk3RFZgSId6moaBhN8JrEKFIGzO/chvCGRZoEKWVmqYbPKMLLAxNtXw+ISfccdqJpTdK"
    "uiFVigVbOxlFFv3WpiOZW6esvbcZwlKq3uvUa26jpyOnrkrq7gPO7kH/ABPkK2AeXZBAY7"
    "H3nfO8ROnyS9VJxc1jko087cyNArZx6s8YiLZMR9giNWE+XhU4fC9dBxEk7DoTjE6XESGw"
    "oZJyEeJ4FnVtLBmA63TyDR3iEqBdtJ7rOcEVsecZlrppy1nga9JgJdbKh/aXWfWvdNxA53"
    "G2tDvd/+3G9BbJZJ+Lk41DtfHnr9QROpC0iKGer3TFdsIo39jOi5eprtSNxKIK0D5bIO5A"
    "kbYuKgIarPBmlkoFBljC3VQ1PaWr4vW0sZbQPS1FIonELRLPygORKepTyNtsIZPIpLFmrB"
    "t4VEy5W3YWTarWDd5bda8f0fzE7QuJYPMDGMl3M0dkIevJ65cBd65jYCHXOhf66mvhJECa"
    "U845LMGdORaiUauA73JmkLK9PJ2ciwhaU3gd2uylahIezZv546/9Pk83eotx4fO5+7X9pd"
    "pqtu5jLTVztfQV9l8zmq7ZZDf/XXo8jSCBHJjjzhehCy0O1hC93CG3YK3woT7h3CVTboC4"
    "7hSq8n/N2VEi4stEhhgou4wXBDJbOuyxNBlJRbaOvitToCVLJbdf6gR5PpcFi8VEeQTMIt"
    "Sw9Lt0eVSw9XQz2oVLpkGc13BRUe3iQpRQ6MvHWH/Syoiu1QaTiH1/omAm4feDbxdnUB6W"
    "D23749MdXpWdT4615upFp+Tf5ATqvvrcnOdFPFTolhjbwSjTbR+Lf/qkoDcdtDw78auuho"
    "yn/956//jL0/EKbIIt8SLL4He4u09pbpJGtkWHul4evQhq+pu8jiIKfX5wzSHL9A52nEsY"
    "OU4pSisBSFqy4KH0yS+ZdNqPuLw7KMfyNdmvnDfSS3F9sj+IEiVYFOUtb6HDl9ISwmO7xQ"
    "cCyrOk/ldxNdoVWD+88x+/DFhP2b+57ZSUtoogf7AG+BxhMt7i4EFzdGzwwoZFPe25JQ4o"
    "s/usIugHNchfs6lOGAl0L1AnibsdKlaFS6na3qotHZoSA9gmBk4WehFoHe87JieeFiEjan"
    "c/VV2CwfJJO1H4qo/ZDd9LWOBSCKaPh66rIwu20qFyfYPbyQgvcCIQUQBZUaupE9YSOkR5"
    "y0b94cqm9KgfOWt5TR1IVqJXVJyYY2Sns8bC8rgKx0fKajXF/Hp6wBVDeuJ0TwxFxgE6y/"
    "CFr4AiTSvhdNZbbIs2EKl1kPk8nMyQQv7S7V66OEEtgsazSs631t0Z7x88Ydq5KbwFaLdG"
    "AHzFEj2F3cRUF7GxivipN2u70/vBumJK8l7xD7glzrlMDYfiicFxgzwuwTO+NN6K8bw0zF"
    "5MJcQUZUM5J0fwGY1D8f2RiFTMvywYMtiyyW1gjrdMUmwh5AtZyRWnygOs2mg/sw+Wmd5s"
    "f0jvItvswRHIq5y6ETk/juRqcG3AtZWk2EkePt/YE2eBlzgqfzhuM6XLLZwX2TnjMwUvi8"
    "iCGlf7FMsmqj4v7FqodeSStgvexBeayAbCcUrqwTpJEWoRLF0NUk1zzDZsGn3pGUvnLOz6"
    "1aX3B1hhS+Ptsr+p3bQT6FLxSztqfGV8EtP18+iWO5UPdKKdnBzlNJsJzqlkUg1eEj1RUn"
    "aT/IoRBvj6nu6WRgsP8UGlFdxgO28Hjq/e0L/laWZmMI7nXb7AzhTTZP9PTM0BRiOqXnwU"
    "rx0b1C0QKvEcwEBcKa3YtJkdE7jCBNCWUSIRsZpgT+/zHA0y0J3vPSkCANCdKQkGZIkIEl"
    "RZoRltgkuiWIZ4jooLEPZUmDlMEPhxcfhYIfnClYFLCFhj6UQpWJghtasruX/TiysaYiYE"
    "diRlRNYWAf11JTRaSkAeL4HnnXpJWmL28sXtu05YCVbbuqPJgHXehc253OyfSFKGimQumS"
    "1VydztnV340J03xfCP2InB1KYRdXhLwg3gkprkIXNjIkFI8Vk/1Bx2jO9G3K7muqTpjybX"
    "LffpPnH6uQUOxkLjMFnDZ4ijGkEnNaqLcCqXxSUy+djNbI0NQrEF5dEUk4uL9Ddr4gogES"
    "iWak3i3fm+JgpjeP21DUwqKUZcM4SPs4aV6S5iVpXtpr05JRPzJK5bSGj9QolUSzkrTWFW"
    "atO2HpLC/xI03LDSSGbFNzg+koeeLPmWaIfYUUaluBImoaCydCXGFao2W4day+WR/Zf6E5"
    "uZs/w56ZElAsV0yLHNuUKOOkePSiX8E1X8Zvi+gWbyS1gld4V84Ve7FkjzHlGVqrj2Gmj5"
    "FJlkzEcWpowRWuJLNvAu95mu77W8B4wOeNU9br7D9SKS6lUuyyJwZ5dgWMDZUshhMsKgIo"
    "xKDMyCpwn6+F5nbwvluJfUXTFWPv+VqAe3S12DkX4nhnFM7dkMi6uXsUhCPflhoTfDyXSN"
    "7pHiGrQR3EY8/5eXKZrfQZ7xPIsoiFr4IZIQooCyL8CNKUgyXw2tqwZGlo6jShRkK6fLOh"
    "2Gk7KpmF/9ACjknY7zKTKoGmT/kgzV5TvmRYH3tu2+KN0ezjN0Xzr1S2+qp0t6RvL/V1t0"
    "RMQvn9xCGyw7oJyrK97e4n+CMQcleEabu6uG61a0dm1u6hkjK6TZbnKQ4uXrO5iOjbezZQ"
    "DZfxISMn1T/P4p4kdrGR4T5S//wzfx6h08Zk5lcUOg/0Pnk2CEX20mkGB2GIrisHnDxuBx"
    "Pk/AwnPrE9wM/JPVgO8A4Z4VgmAaCR4cyRZY0OnY0Y/LIYzhlBemEyaZwVNs6mG0fSUc8w"
    "jlTSAHVszFemyqQufQdlPUxZgLJeIU6USDf3MMlUzpkuaNkJwiacGm3dXsRUxoiX1aM+4q"
    "bGY54Fd7azu37r06DpZHAM9Yenm/vO40/tuyZa2hNNpXNnnzi9GTi1QdF31Zvo8uLt+7cf"
    "rt699WMy/CtZgRnS4igtjjCEbEdSN64nnGUx+8nCUFLUn+0HmUd7xGPs2cQKUUTPsc/91h"
    "0cWw41O8n6rdtB57bNDjIwQajubzv5OWYsiU53WIBBOik5lme1xTfZqWZQsguLQ4SSx2Xm"
    "cXafvMO2yCsZW4uWTF3nCFsHmmaskkwb2UHYSfS1kf+LCMeGE5K9apQVuLRdMIiPckQRYa"
    "4+zwkV1nV/6nz+iS39JnLph/o920zggsa+EP7+1OnDnzPVhL9aX9v91mcmQmCmS+LnkkgQ"
    "dG7PZlq2RywrQieRXobrCITreAgay33wD1AfEX3P1VNZ8A2dMBFphEeeFCQAfYxWTnsB5H"
    "VjBD5lcOkmBCBnAh8llbgL4I6nU0IpQzNNjU8RhMJkdXD1hI/Wi1yuzIsMV+ZF3JW5xAyz"
    "JTGniXk+2f3bI6R7d3EvGfoZYHtd3K8FurgfPXB+N1lzgjUQgEUNUqWJn6dzptpSiODY2Z"
    "kVGuGI0PPqZCNqT5jCLCrrd9tMeG86GeBMkv80aPdHj083XzpMvA+O6927ve89tr1b3BJT"
    "FmkfLBNpgYICDAyMIVl45AwWJhgltU/Ix70A+TEZZ1uGKMNaT4Mew59RDvUvre5T676JFl"
    "i3ncOuNIzYxf8VIZXW2TJbZ7Fu6OuFYdORa6US1FYS6aXKIqCyQMh2HPT0hD3veZmfGmJA"
    "ETl8J22Wl4Ml1ShElhQAOBGtmRojPGidz2oAm5G5ldZ1SixvK3ffqXLO1SI6TyVP3n2BzV"
    "k7r5QTdSuqsaUaQpZ9Beo+3d+XLhuubFFV+dLhplNjsTAUvG9+Vys4UGVF8Fy5gwUkDdZ1"
    "OpmEx4Dtg1DfGaJOCB00R5DvTkl5gt62lZErOPK3xzzpgksNT4mTywfETfgn1H70nNkNZP"
    "CWgtRYEKdZATYJRLdDGh8UinR6DSZlCRY1NNSUfDCo6rRlYMezbjn3L3i/hDl+JUg30DNe"
    "ZpaL9IvBB7OyZb3IkqYY4mehGlne8+XQd2tVIst5hQgvPALJjEMYH5LcqNkRfD6RDNsLuU"
    "udI0UUzSDd8QA9fMBpMZgmFzfMdvP7RN+hg/+9gIP/ZO0kSmly2NPoKNs0HaZN04lLcNVx"
    "qp6s91XZTqpi4HTzmAURDVPJdb+lRpxT0mgfc7hXFqmaczRHbTh/hW53Mpyg5l4pN9JiKu"
    "7lKoOwG7CBbjCV3Aa2AhzeBkP4dnsIUoSZ1huTWouCN2cbpGrO3bQuSCm4epJoUdjWr0F0"
    "FOCI7J4GcroL8mA2/7CjLWr4j7nhUqz/cb9fzi5TYJVfsoVt6F4fYueaRl6J1uSl/Azb8s"
    "v9IQggXa/mxGQD8jp/joUf6vmZBGGN0aY0mzrEm8A/0JvxYoJ8GOo6E5ZLbe1UIOQs+IEi"
    "DZvPbLKjV6zZxPEkpLoMpGOgnI4ByPhesA9Vl5qa1FEq09SUQL23zWk3Q/XFCWD3bE5vBW"
    "xO5BsbWygnP0BxPPPomwOhWXQyvgNOesxBtuk5Tl0bhIuwPtO5OhOrHxGgqA2Shc1V3bAS"
    "ggXT62B6z8uyo8IlMGUdsfRZXd86YieNJC+ljlxVQ3kdwaTEEo/IDxFJQMObPBVuXx8gkW"
    "6cbJeDTcvUvb6U9q/AbNpuGD9yskgpF3zRuSJHdItVE08hp5hz1hxpzVcTz9BxLJxxczhz"
    "t5swETN0bxIp0kzcAdvHduN2TyeIqpbFoDxHY4UpEpqqkzFSKbcWO4boH3hPmgb/QN8Abe"
    "jkY6CpjUuQ3A/nYG/ZFsge2M91ezFhT8hw9nJarV32xCDPNvdtqGScaUQ3sXCSbSp/L4lj"
    "G6qg2rTglD3rPbS7TQSUQ90p0zKAgtxOjRYLanJ32+27xxFU6u50P0NhF6L4JRaGerSCd+"
    "um1b3rdeESnmBdYbtPSXpRLE3yqpJVnKGZVSUCVLKWhEAtiWD9diG4N2QS7++kumn10Z/a"
    "pplYenBLzsyGrEZFxQs6e83dfBVhyhr6Kqrrm+CXQmz29BhRJgfpZFWvMnPYFyR3WcoRWs"
    "npanA6yV6WU2uKjFHi8sdnj4Onu3Z3wHQly1bYKT7U79qtO3aWtZvI25+YTjVoffoEz+DZ"
    "rBx6UEpV2cyQtrQ6st9D8uQ/BALZgHU7paeGCU8TLlgdmHes9C2LfOfFF1NKEoy32aq7T7"
    "Sb6lgdSItU22FjHU3IDP7P3BQwEt2bE4b4Due4yB7iWycZZpiKtUBPopUBicIBibI78FmR"
    "obQzrGq2mVRGJ9sKFaSrTYByEUYok1jmeqey4xs6qbOWWWeVZZZrEx1bIZWnJuGc1Zicso"
    "DE0WLlZOnvA4RzlivkuIyAbo04Tg8+DHYfSWnWJFqgucUHqtGWcLgixGHEUuI0N3hmR2sG"
    "W2XlqUnsFXHhtYN15I7S4NV+V5Dav8IUOWMS5Ry1NI1XDl5ghbD7ROdRlC4V4k5nmlSf+B"
    "CvgVoEY94qCzxjY7isKxQ5BQx0A0I+tTX7T5C2iTCiUMTYcl6qsnmJZobJ/lYpMo0VVC4w"
    "pi+IEkKHumqdozH7pzJGhqkwWJ2PZY9CWzL9I3vNxFDW7DvX6IVJ14gRnPmTORJN6nFIVk"
    "Yuk2DUQOmhpLJs6QFCWkiiSV19Tk8cJ4n29Eoj+Y/Ly6ur95dvrt59uH77/v31hzc+rvFb"
    "WSjfdD4Dxo2g6aB8tWLLxoUcRnSRYrHYP5zD8KbX7d5Q7FW4uzo2sYNU6KbkD9Gt5I9amX"
    "ePvI2A5LRTBFOATlqCy2wJnmn4+VnY5x2gkvHSIvHSnvIiuqBChHJFlXpF8VSOJB0iU/gK"
    "kn2HIQwXl42LN/kLp2FTT9q0MhHeEH2H+Aq1QliP5lgXPRMCVPJMEDkTjMUiMagvPQ4nQC"
    "LDb4TDb1Q9OfUiXXnbUMiuS4XrdKY9MdWpCDs2FFKX3gN3J2QyYZvPQD5AI7HfHfuwZyCv"
    "eT9MJWNGIqA6U1O8rFqUTlZWi0Q2nbjrUDnd83uieuI+ObXBNCPMCW8KHu0TRFK/BtSNSC"
    "BJ+FwpZcOccs7XvTrmpHQeOVnPnIpCLN4zxz/v98W41tXtolJReQrcef3uo4FT/U0OWErI"
    "lKu+5I6Vcp/ftFn/gXpxRbSBVnN1Cj1TfjcmaIFfCP2IXsjSQpaBKF6z2waazrHOfgAPSH"
    "JenRQrdYjX8Fgpd21QXv1ust4EZcGD7k0YgBI25Nrt2eK0f4fYJkM/RwP2JLz52SBQQM80"
    "7Oc5kA917wuR6ozH46XgN7A/VBOpCmUTi49tL+Fjx5A5NrKMsdOJ3mtjI7vDlEmcaqD04C"
    "inSFIccihxkAz5huJ4ZspDhvIcuEKBt1xFLDJBmuMbJ2tkknF3J5EdJUAiW5ZGnBrOiRRH"
    "M70m2IaiNtE6haW4skNEGNAQjYQ05nYzyY5dYcKUNay0VtGuMO5GmhmcwQR+QzSxMEgjbc"
    "OVyXqtBpqVSdMso41CKEuTL2Np8smyAwc2uvKYe+7VV5KSKhe41Ug1+mjsIdEkOcqAIIqb"
    "n3aOvhKTK1OQvOYkSXAbxsqEmn26k6+msou+fQXyxYhlaURJsvcUPHpi7hklNGAWjTrjsG"
    "mpU3WJdWvvbLSs6PvEbT5B9nQn4362lprk8KTbX8IszXvehqlk0EAFvdsVhPVkCVIVgvNA"
    "UV1Tou6WtBMhraFiWxFFNleagZc7P1qI9GSOUNUpw7Y4y5BhsqWQsHwyw98DVLIOaP52KS"
    "l5ytvS7VMSlatr1ywi035i6LYwlj6RhDJUCTikIQlIhnFKaebKNHMFANvXOgP2gIfwcJUE"
    "eKulJj7JRCtAHdRc8xObAGdJxhp+o5FtqpmzZ3IbauBh6P64JDqixvSFWBCOYugELU1jyl"
    "Tfj8gkMzYX50RB5JWYazQjK0QJg1hJDMYpYMQcBhl3LFkIqKSxLh5/RDb+DYk0B8RrAOm7"
    "lJHYkElttNTaqLRNHl5QctEqQkh63AxVTWRzNOemaWHhp5aOghJqkpAUkWCzZKWAHJhbZF"
    "pqeO0E6oJQ88xe3uA9s5Fh+r2zoWLjlIcDn6OBYbGhmFykKZ7byXdFUV5yMUmMOtBbZLRw"
    "mTarLAnqZBW8S+l731N+0tXpC/93DM304OsgTQ3Dr9/lCb9+lx5+/S4Wfj1je09ShGU6xB"
    "uKGgJ8+SZfgHtWhHsMY8t4YSL9HNO5CM5hqmKwPm1AQXgqv80zld+mT+W3MZiZRjSapUU8"
    "aQZOMQZH6CJIz4DwUPP64vxQZuGs6ki9p5v7Nnrot287jx3XHesrVvxm2IPRb7fuI1i/sH"
    "1WuIDehkjWShJwF02wnlj3K7swlU8ksRZp0VcGm011nKKVM9lYoHHFuZvqKPSfr42j8PAR"
    "A9mu1/SQgepiWoTz1cVFLLIlTFQbPAubo2xsgl9Ep+iGqjaIFtIhEesJUKai6D2+E4YlOw"
    "KLnpdLk7yqhk1HgpjG6CS4cXB/N1R9p1jQEKH0vZVakCu/760aBtcKut7KGJu0n+etyM50"
    "4fSwau5QR2xLB3D5JdmSHJPBem1ZXknfb5fXJRlqFsedhU2e8eYWN2mgmfoNEuYsXmiId4"
    "NzOsnBQ+xPS2Xk0+196PYcWjDRTsZ2ldMzKVO+DuKjlL3zitczdXsxSUqjy0Z0Q1UjnaiQ"
    "qP7KZJtUA0/uLtTUhSpoq4vR1QnYwpR3CEEXdnZtiKSzS7Qx18gkmKZVOGyzXTWm44Ut0J"
    "ExdopTOM7me3bXbt2xBd1uIoVgBbqbDPWfeo+DJs9/GOrtr+3+rz24z1McDLj/+HPn4aF9"
    "10T0RV0uiTLUv/Y6d3Dh1VDdOBjR0IeLyxyhDxeXqaEPcCvqtuTBg4LLJkAl143AujHZ9M"
    "DicAfJJN4iTnln6YnO7g2VRFsA7c2+JgD2hkhiLRLasx6lFRhOLxoSIipHby54bW16c3nl"
    "IgRk+yBJjdTPw8eKHCxMpOaAyj5mp+zHXnbXY1ngr1VrqIqAWkGHbilcjI0dPLpVaWFUSo"
    "Dz9TA6UbqqN7+TPMKBuZ/lEHYnUE5/cM9NGD1HbV5ewyljj6w5thDWNEQJQQxNNijyOtyM"
    "obuNobPBJtDGZrHEJvk71pW/U2LFvcKHeIFMTC3Tzt/IdP/KmuXFCSuWamlCaak+gUyZzJ"
    "cyuVSFei65j9cQ3Xd5siTTkyRjuM4xTZm52309PvHxcD7TjInTs1DE0cMUuZtfm4jTDnWm"
    "Pfd7TcTwNY2h3ntod5u80tVQf2g9PYIrZ4ltCq4dpgHyv7lTi/3db39tt+7hime7H+r3bS"
    "b69W96rT67rBGmUJsTgwkcQ/1Tp9t5/Amenqm6CqWyhnrrptcfwCU8MUyrLO6iVFk1q655"
    "gKg2aRFHKW5+4siWMuJeSBxGcipfNpYnyOerRlSLZuyQ0L0hkl4fEX8m0yXgK3Y8hgPkRz"
    "yI6ZIQRfQgfnxo89gJoGWH4e3tU791y05mPJ3aDLd1OY7DtCzBbPdyWpKgnPtZc58n9XD5"
    "ShDvMOERMffU08pCzgVfsVjFIMnxTsqrN2+qklgcCOYUDq2N0tbIv1mIJMJ+9AhSMUWFkS"
    "Cd3B/y7w/JWOeTRYB2tDCUY5sFsA7hmaLiSKvrhHc61EP9sfO5274bdbpMRFGfIfdX1Yd6"
    "u9vv3XOtn+imoWll0dq5935XRvnER2SSvgOLupxBOmfPQ6s/6Nx2HlrgCgIrjVv3E54d6r"
    "e9fr99O2iiQKiIMJPymNcu0u1rFzEDGwyflnFxR6YqOxmSt68wYTQ+w6E8d0c4GMcu3pzA"
    "rXHXvu2wo+DHfzQuI3uVx4G3MfvwydPZSnb+FuTXwC+JemnmubshkoqQwKnr5KzsUKUiRC"
    "irjZW5SMUOWWKnSRCritrlOGp2WDQhQrloyrxoXFYJrZoQjVw20WVDvlmE/QxBUCNUEtZY"
    "VLtt7bAVbajkPlTmfUixyQ7c3VBJ7paZu1OTAO67rN8QpSwTV2o289pGO7E5TCkXc5m57M"
    "Vb7cDmCKnkc5n5TO3FApvrOI/Tk94CJDLnbfect6lhm5QIWltDRDKGPDM3y8Eqjq5Y9tCt"
    "P0olId2aMxSaUbtX2fS77UbM3CI1Nr2uvtUU7uIVNlMage8LU+GdqcuHVqjy5x5QBSuN1g"
    "WngyXptYipTudn0fw893IjNTUPbx7YlpOX/usLzntLD8PKWVDC3Sr3y3c7fHTQnoa39Oy2"
    "1HyG9Iyh9GyGOmQNXV5f58nJur5Oz8mCe5HQTbaiBBB2H68huhe5Mt4uMjLeLuIZb+yNFt"
    "ET9Nd03SZAcvwyQBVXbmKi+DETzf/6P+ZnFC0="
)

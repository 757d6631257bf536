from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "modules" (
    "id" UUID NOT NULL PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "position" SMALLINT NOT NULL,
    "unlock" JSONB,
    "prerequisite_ids" JSONB NOT NULL,
    "sequential" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "modules" IS 'A part of a course. Positions count from 1 and have no gaps.';
        CREATE TABLE IF NOT EXISTS "lessons" (
    "id" UUID NOT NULL PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "position" SMALLINT NOT NULL,
    "required" BOOL NOT NULL,
    "preview" BOOL NOT NULL,
    "unlock" JSONB,
    "prerequisite_ids" JSONB NOT NULL,
    "duration_s" INT,
    "conditions" JSONB,
    "content" JSONB NOT NULL,
    "rendered" TEXT NOT NULL,
    "target_id" UUID UNIQUE,
    "files" JSONB NOT NULL,
    "version" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "course_id" UUID NOT NULL REFERENCES "courses" ("id") ON DELETE CASCADE,
    "module_id" UUID REFERENCES "modules" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_lessons_module__7b2870" ON "lessons" ("module_id");
COMMENT ON COLUMN "lessons"."status" IS 'DRAFT: draft\nPUBLISHED: published';
COMMENT ON TABLE "lessons" IS 'A lesson. Positions count from 1 in its module, or before all modules; without gaps.';
        ALTER TABLE "courses" ADD "lesson_count" SMALLINT NOT NULL DEFAULT 0;
        ALTER TABLE "courses" ADD "duration_s" INT NOT NULL DEFAULT 0;
        ALTER TABLE "courses" ADD "outline_version" INT NOT NULL DEFAULT 1;
        ALTER TABLE "courses" ALTER COLUMN "lesson_count" DROP DEFAULT;
        ALTER TABLE "courses" ALTER COLUMN "duration_s" DROP DEFAULT;
        ALTER TABLE "courses" ALTER COLUMN "outline_version" DROP DEFAULT;
        -- Positions count from 1, and no two lessons stand in one place; a reorder may pass through it.
        alter table modules add constraint modules_position check (position >= 1);
        alter table modules add constraint modules_place
          unique (course_id, position) deferrable initially immediate;
        alter table lessons add constraint lessons_position check (position >= 1);
        alter table lessons add constraint lessons_place
          unique nulls not distinct (course_id, module_id, position) deferrable initially immediate;
        -- Which lessons hand out a file.
        create index lessons_files on lessons using gin (files jsonb_path_ops);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "courses" DROP COLUMN "lesson_count";
        ALTER TABLE "courses" DROP COLUMN "duration_s";
        ALTER TABLE "courses" DROP COLUMN "outline_version";
        DROP TABLE IF EXISTS "lessons";
        DROP TABLE IF EXISTS "modules";"""


MODELS_STATE = (
    "eJztfWtz2si29l/p8pfMrmJcsR072c5bbxW2ScIex/hgnNlz4l24QY3RWKgZtWSHOWf+++"
    "nVkkC3FhJIIGn6w2SMpNWIZ/Vl3df/HBgzdtjVyGxObWKOF7+QxcE5+p8DE88I/yPpdgsd"
    "4PncuwmfbDwyxMP66sHhM1mIm3jEbAuPbX5/gg1G+CWNsLGlz22dmkA1mBLEbGoRDVlkbi"
    "wQnSCMbnt3g4/Ioq8MYYsgzaLzOX8CT2xi8dsaXhzC8Bod8/F182nrkRxT/8MhQ5s+EXtK"
    "LD7e9+8HDiPWUNfgPv9BB//5D/9DNzXygzB4AD7On4cTnRhaCDaXRFwf2ou5uHahP3VN+5"
    "N4Ft58NBxTw5mZq+fnC3tKzSWBbtpw9YmYxMI2gW+wLQcQNB3D8ED3QXVff/WI+5YBGo1M"
    "sGMAH4DafYHVtYPh8KY3GN51BsPhQYxHPkUAbO/SmJrAX/6qTADwBK/w8z+Pj09O3h+/PT"
    "n7cPru/fvTD28/8GfF+8Zvvf/LfZkVWu5QArPu5+7NAF6I8knkzjK48JegwTZ2qQQzVugH"
    "uBZmwf199yqZAQGSCBccR9cOgTDKCx/5NGb4F1bcWC2CHbAjBdnLL+3+Tydn/xC/mDL7yR"
    "I3BUQC3hWcz+6iD0N5OcVWMpTe4xEY+WvVEMCDGf4xNIj5ZE/5x+O3b1MQ/dbuC1D5U/8I"
    "z9gb79axey+M7oR/P7Hmlrfao3uGia1FMs4Rwgjeo4VNWA0RT9sMrnsXMPKMsT8MD/GL7k"
    "27/9tPX9v/FpjPFt6t697NZ//54PS++G3QaUc4wGxsOywO/t0MG4Z0y15Rrd+2a4C7t3Of"
    "HL8/W+7V8CFtd7772r6+9rfjFZ4jqiVsGGlT2adQc3jTOUxs/JRnk/af32iX9iSKqsAd3q"
    "SPMm3SRymb9FF8kx5bBOAY4oQ9+orfsfUZSQY6TBmBW/NID/0/ipnsu5T4UrAedL927gbt"
    "r7ehCX/VHnTgznForvtXfzqLsGU5CPq1O/iC4CP6795NJ7ools8N/vsA3gk7Nh2a9HWItS"
    "CQ/mX/0l8gwk+eA2IkXBjh8fMrtrRh7A49prJn47dmx7PoFWziJ8EjQBPeExQsvkxNkxjf"
    "iMVc9MP6V+R2S6p/jd0Hhy/ukxn1rzby6N4w5FGeoyl9RfxlF4i8EM5ppNtoihn/T4urXZ"
    "sMkKBtZdWtvC/Ls9sFSIoRS/erZJW138k1qpfV3Muu1AaImiQi7UC5rcKm9C86iu1EcE2+"
    "/fxORxm3nF+p9YwswrnKOPfRaIEwGtPZTLfhIyc2GafnD8c3m+ykD+aD+Yj55dncZo9IZ4"
    "i/DEV8u0ETYo7JOSJ4PEVjA+szxLnMCOxSLYRNjY9pOSbfv/j2xT8BicX3M2oaC/Q61Q0C"
    "25nOHkzHhK2Fg3eIHk3ywx7a1oIf9eLbXqfEXJLCUCPifhl/T3gW/eQOxb/J5D/uXDwLX0"
    "cn8OeDaRDMyD9a6JG9EjIXwy7HFJcQ44+LrdV2f9crB4cvOoSf+KSVW7We+QIqxKQlt6cU"
    "b0pZv+Ue/L8J5wfwHsFkHVOLHOoaOzTJ61DX/v/B7iWgtUYW+Y7r8yiz1cV7voFml1Ik+h"
    "0atSqtLpVi05rjhUFxwvz9113vJhngAElUSdLHNvpfZOisjkJDCrgARkg18jFdmgICcF8m"
    "GAJggIsEYxZJntkd05kJ8Lv8DTE/ARNtWmS3u8jBnJ9hAGA+/A9uOzdX3ZvP58ijfzD79z"
    "c34op3oD6YV1xPPEcaNflhetvu/9K54o9jfkRqUbEi2zaUaRdK2YRiy4RYY5Jk9k23PAbI"
    "didXvy1XqC7C7shXBbxajk1nRbHVnlOxDX7XWw6xLGrlMj76BM07Tk8yHacnKcfpSfw49Z"
    "WYvBtFkE7tFAFAA6paXntuhHQ3Bt2qbB+1sOiGpCFPc87L5SCdYnGlWUxfzdzRHkGaLWwU"
    "60+iinhicgR71MvTtduTnv9ArWcaC4+xNVlF3hxMXUQT3dTZdCO2R0gL4HvFBLyasLnSHs"
    "62o+l2BzyBB1GfQuBWS+pawPDQ0HUlZnMx9EyCGBk7lm4vfraIQV6waSPXNXCOdI21EAZv"
    "5UjY+8VvQPBa/LrJvwciQ7mezaiJDfSCDYfEXRHFfwW4LLo2Q5yjnOkMvAi6iR7dX+9dJO"
    "yxBVfn2LJ1+CqG7Cm2E2Jb//kWgltZRn/r9wP+5tQ/Ffm//P53zgGLUyRf9E3O/mX4qf5n"
    "5Uaohhsh/37e2OO77vt4yCIQWKpZ11KQplShtypczSH1utjk9bmFqRroeTvO5htKcQ1FTV"
    "n+GZEVYv/5BoJ7lgXcMzm4ZzFwI+dyVowjZDv0/ZR1lkZtsplMsikWWQnQ+fbfEJHagCNm"
    "BzeMJo/zJkCiPMZbuG+8YKrE2SzfNMJUjdszjo4/ZPH2Hn+Qu3vhXjVC+cDfbzkgrLTnc0"
    "MfYzspzDj5qZY823P5/BCvCLIGHZsoQATxayMypjPCVWW0GvgQgY7NlWRPUfbD6DyfP/oJ"
    "u2owV6C9SRRhdVnf82CKOfqPzLr1MrJCKcfVUY5n1NZfltM8DPuA/JB4VcNUjRBM01Tjzr"
    "8H6UdOKF/Jfzx6DqkgJTdIqX172+99g0Akvi1Z9IVoD2a/86/O5QCuWeR3MrarEp5kkRed"
    "vBJtOEoIlZRvSxEyJelGYg+obOpLAg7ozmf7bkSs00yhMqcpoTKndU/UU+7L9fbQLO7L5Z"
    "aTn+0RUuW+rLLZu8qFPeoR6hFTR8PgxpH9xCV8/cn8hSxiUlkET9AH7r0xagnn6urq+y38"
    "utTTgnOJ/26NGMR2D+/23WX7qnPw1x50e4F4VJX32SDR3OF35NDTx2PqmPYherQcg3BVj1"
    "ozbAzJDOvGI9eUnwlDj94nl6FCk4YLI/ojIV146yHBTd5Gc2euG0JTn+IXgkzqu80/Qi6c"
    "SJOzCLjQ+Z1X/hTX/RmfyeA7XxB72yxkparvVFUXkyGP2LwkKCTGvEL53sen77I45U7fyb"
    "1ycC8Swv/DJpbJl2A+I3CErHFQl1LviX/xUHzIAXSIqBEmpx0gbVFjYyOTT7tDrZvZjuZF"
    "weWxMd0N7q86N4Nz5NE/mN2bu0H//nLQ658HbNz8yLz62r0556fkTDc3sTAVHw0gq7yV3R"
    "CYWIGrTC5BeN8Lycuk9uWg+61zjlzqB/Oqe9e+uAaTn6YzeJ+NTH7FM2SOGXulXCCdYjbN"
    "s0HFCJuX2lXKHiXEFCjYo/NBN7FfJA6grBhVtmIYdIxlJ1Myk1cUzVtWJ6dZonNO5dE5p7"
    "HoHD7D/6RmLoSDNM3D+CyLynAm1xjOYgqDsrPLoW+und2ZaxtyPUypuF4VriccWOLtc4Qt"
    "BaKoI2FA4Qly4VF/+qVPDFn8RGogUs2mhMysnODSmM2plZTfnxkzsPh2xShNBQrk3G0Q+u"
    "rZA+t1jmeCxqQ2l/63X3g3gXGaOo3wXB/a9JlsBVR7rg9gjMaC5NjToaGbz1uBxAe55mM0"
    "GiRGGNty1QFOd+4wTYVKB8OkbutkG5x6ujbuugMtmgqURcb0hVgL/pi2FVh9b6BLPk5TwZ"
    "roxlYY3YlWQZ90o7EIQZ0TjT/jWGwrpC7FCE1Fidl4MknKPcqJzx2M01SQiGlRw5j5BRg2"
    "BKqzHKWpOImsKD7wcIS3E5/+yxvoAjdXhFqCtb0C7MPVPCU4V+hYwApO7bkcz55JBpT/sw"
    "bVAR/kirzo4/q6jJIBzRNe502ppCC71WxLCbULzu5s7RBfsKFrbstC0cLw8u4bAmmH//k7"
    "HSHXhM78MDqGJhadfURuQCIUr38l5NkrAqPz28RM6NpR4veosLq6hNUB6+OApxTM9Z5XCd"
    "dbJFwr35mUFTX1omTxne2xTmU1w+2LzV4QUMWxVekLq/SF4GyqTP6CcMtERSvfVyMRqpau"
    "oGxlAPnPBAnFpojyT16SwCF6hFPxEeQdgwnxBYplc2mYiHJ9boU+jqnNEeUiEAJz+BsGBf"
    "8sL3sgVgywrC9S8lSVNqE0ecqmcbhTgo5oAtyNCOcuI0fBXzW5EA7QNBDn02wZ1CkJ1FGQ"
    "YWbnUQj855VCoHr2rMM/oRzGnZu5INIWfunc8r+fyZz//andFdHxE37SV6UchmpzUnKbE6"
    "UXy9Fvrl4Mi3+TDh0rMpXtUJ3g0YSY4X3VbGhKd45qlGyoJJq1rNgQirKMWj6iIZgSC0gs"
    "4jObJSRIBh4f6lY9ZNT8iB6h/u8jYngBrYux7ZstfMtEssljqxFFh+Znsnh02yII28gYO/"
    "D2r6J4A/Q09isyOsyGkozuFxLRJVm33ZbMlM9uebdjf5GkdT3+HpwpqkRjdQwqqg1yicq+"
    "6oFcYoNpZUlRrtUqsaLBKiT8so1K/2GVMK9UyBqt4borkRXFs5Zq5DIHLapCBpPTZO30Qk"
    "lwmaoAtm+7SJCcIzalr6ZQulqIiRwKhMFxDaVfuOam21PExnQOgYOmBoX2yY+5bi0SKwEW"
    "MCxokRDMKIZZOdLtqc4gtPEN1ys1PiIV2iQMhkxCNFEWUEw75WKv3G7VStEI85ZOa3DVtF"
    "L0FjfuRFIA6kI3sbWQWeRDhBG8RwvbTUGqGeIpAF94SslShOKwXnRv2v3fknsjXCQoMRe/"
    "DTrtCAemupkgy8pnuP98A2d4liY88hY8H2JzW5wfebTyFYXSy5VervTyXHq5ENAI26SqXY"
    "hSaedV1s4NzOwh15A2Wd1RWsXpKnPaIi9cx9qwy0aAUnG5ylyusrVNRWw0PkulkrY2v5RR"
    "zNYWqHEks7WFaillsLWJNhdEE3kgyIa4iVdqPTNhGfsoYiRcTRtaW2jE0l/4s5CYK+xbz2"
    "QhzGPwt56Q9Vv46FmaXwa3B8fiC4aoAIuqmNN8hsQwzxZ9HiCvsvnh4Fun3/302zkShbIX"
    "0HORPwkNFxkRFfO/dQcdqJb/otuxJrJ7CjffbceTyqnF5ScUKUvnvi2dyiwkn//KLLQDs1"
    "DVuF4TLmfVIzeqFK6sQbXhb2XtBFVhalMMBSoqJ4elwC/mm2QsCBT6TbMXBMsKZ0vtgNaW"
    "P+sQPyNyMDRRtM0LmwGt3iITPvembpSMJJkj5xgQeAMSijAHcOWXMNu99Ya5cTY68wJ5Pq"
    "JHbw7yN4YEEFFNDMgsartJLCoKp3K7UyvFbLBiZxz2rmknox4miqCvl1cT9G1ZMvoTvMHP"
    "x0fv3r/7cHL27gNsAnBpeeV9Cvrdm0G0wgUsng300TCdUkdbG6qjYjPazL8VolSKSfUFV3"
    "5254uyClPtsNhGWQfDDio6eCWw8sAcIGkcxu+ytLp7J2919y7W6k4Z0OTQN9eAJqJmGOFn"
    "/oYRNwHaBnK+JpzOdFYpW+nfgs0qsurvwOUqW0xVZJWKrNqDvTTU1CtqMI12/JJYTCl/bB"
    "huMbbeZgpRW5BJ6Dc3gKq92KRgdkRzi77w8aw3DD0yZ/Q7GduPcYvpRiMkVqjRGXPciec9"
    "G6tPo8ye1TB7rjiVVZ9dUTQwLKcUo4G/BnKAHCBpIMrHp1nsBvyplOAnZTlQloNzlaujdA"
    "2la2SVA5Su0TBdI9QTN6prRBvmSnSNeIPebOEZdIJsUZ2E33PTLiwyN/AYWq0ZfO55wRYf"
    "EcHjaSAlIzlQY6vRVJBFlXaZNG0D+LtBOECITEUDtDaMBlDxq0pCUhKSkpD+ThISNcgtNf"
    "Rx3BYbuJUiHfGHhnN4KrMd9leQXrA2g5JtFvnD0S0h3kBTtMWIags3+hQjGPqj+EAdW3x+"
    "hVrgU86KuIxU1KBbiEowdLIJa31SpU9bjC1rvdC0QT7l3eD+yu3dYzuaaN/Tvbkb9O8vB7"
    "0+5FHyd3XGNrUezPbV1+7NucuNKKMyWb+ymBiP5RbGY8/AKBezZhM89GZJwmlwQTk3sJl8"
    "IERJo9IWpy1L2Fpe2bG01etdh074i+4gAv3914tO/6cjwRH+kO7ua/FwV2eubWiCDFMqE2"
    "SF5a5lx/XYCbbjsy3Qyj56toW73EvONps/NHT16syVHNzeFW8YgqQO8E+OMd8TEf+GQ/To"
    "RmLZZP4IiRKBHIqTtwgSJ8gcvU4pI0LNR6+YIVAtkko6lPU1Wxx/1RGuyzj+9mwXYCTxoE"
    "rNWE8+n5Q1IKs1YLmMkoB/kqa8hMgak/Hyz+Pjk5P3x29Pzj6cvnv//vTD22XqS/xWWg7M"
    "RfczyAWhsyguKChfZdMEhSy+Sv5LJ7o124zvEVpliauOROhyeiuRcJ2dqWeSAeX/lGllqo"
    "JcUbCRaXPh+k6k+X7SjbhwHbglF64n/HZmqRoePkQDkT386gm1FkEjMqFezzi+9qFbHJdu"
    "ROF/aD4Hth805V9PoDcAhd5xnHJCHTNRpC78OyBZ+tcpHxWuYgsKq7EWemT6n0QI5qJBHr"
    "81wwtk42fi9rdjiL6aIozQonR2iNpIsygfX4MEbX5VCHBciMeLB3MCIj/S8KKF4E94R+Cs"
    "M3c9hPw7RoT/Pv4NGv9pjzZ1xlOxQXrfT0z4fhBY0Iy+ZFYBvh+IVwz0zmuh7wdsjsdk6H"
    "djcz+p7nqVUyRCXMocbReial47uKIsjlGc803uIE2pXXCrIrasnccBPP2e95tY15fEO8wv"
    "FRs+4JIP1oN2v9/91r35fI78ER7MXzq3g3P0TOb2g3nV793edq7O/WNhEwN78aULVYuWwF"
    "6SbTNJ203i2wkXGvKZIXyK3VkgykR4P0YIatrQc15gl2NyR+kaOMlL6UMkl0rWb/F16AJ8"
    "0P3a/gw1Z2dcn3ow2/dX3R7f5h1Npw/mt+5Vh3+CHCL+6ap3ef9VeFs5Z5yZcLcCct1vHT"
    "gYxlOuTFRj52dTfHx6lkuYXFI0rtzDWZaatWfykrVnsYq1LzrTR7rhpcNtsjLCI+wQ8jkX"
    "Xzy5K88iueXyTxtKM3v0D+bt/cV195JfcEaGPq7GtFcGajn0zTVQrywoebkepmwg12vC5U"
    "xxokHzVlblPUijKp2mh4oKrOLgqlKnATt+cD6FDPl9Pr373ctBWrhoUId5IclBbh7hp1/6"
    "xJBVaAScL6ljsfq6y2JA/1VavJGHVNQdsgJQ4goZiwcyO0Pcxw/RI+csE9VVLZ2TuxGuIv"
    "1nPMXmE/GcADZDc/6yotkya4lmLl5UUGeAEyJpi/4CcIO0kTt/NW9s4b9gbrNn8LaA9+LV"
    "TWqa8O90PSktNHJs6NksOnLyW7ZjmYzf4G/GDOfpEb7qwXwkP2ximdjgi4VfsghyZyDCM2"
    "o+iffwAHbflz9hvrH9F1L5UZU7OFop7gtbt2VB1hK5yyeosmGgUpZGvrJyafPe8w3EtxQj"
    "V2C3ygNzhKyJLrgyJrMzm2FLYjqRzOcVSePMU6eZMD5Nwfg0jnHwzWI4D/i8TcY5QtYArN"
    "M04M6/ByHlN9ZhOxSh6j8ebbsdqV1N+K9MlO3lqAdpmrCH7Bpz8CQ7kurG2fzQzq4LHWsW"
    "nth5jbBX/fYncD4ArWeAvfsCXmdhg2VToi39EVdLh8RGvujiQy/qbDJfWbjzWMxD9vEH86"
    "77+aZzNYQcPOjvQbShznWw+xvOwwGwyzE5C+2qsGs5ozawqkZpVdBvlc2qNn5K2Dr/dde7"
    "kehu3vNRrupjG/0vgjlc2kJc6cwjRzds3WSH8H370JYBn/RzLHpkRVgHA0TPMQ7t8Jks8r"
    "JjSaNYUjhLhKV2iI1cZRBDRA2QoXdRbNLGlr1JefUQoTppqnzScC1nowL6KzLF32rz16KG"
    "AWFRw5lXvW0TOT9hmB3uoYwYk7yi/l3n+hOX6jnlg8kPljsQ58cGZVUR5gOIUsiJ2WgRJg"
    "6hFmRNFqSYjlsyPjSG4nyVOW+QF2JsugEviStsizy46Hzu3tx0+udoRJ50k78SlD4adPpf"
    "O1ddEanI+Uog9VgX4Yrtq2/tm0thF9Ne4GdXZG82sPnk4Kdc7tMgzQ6PRmLuSMHIUmb9RF"
    "5l/SRWZB02pD+pmdNHvaLZIcj3g8vdoFxCVLQbmBIHWZoOE6DYXUbMUVnwFtyFljq2oZtk"
    "mB/WBEoFbxRegzDGEREtY+LY3s2wYciryURoG1NQ5uT4/dkSWPiQhund1/b1dRxYzXF7Sw"
    "8T7JhSRMNEjcGzsNmqMhvkUDc3s0FVZmwa1xO0N+/tg7E7Igh2A66HKZWKXh0mx9f2mKP+"
    "RK1FzoyWCFmpFSnqUqEx6q6DokF5YY0SKmBrlHxVDzzrk3tVxRJqGVKvkrbXbUF184QuA6"
    "PVcfWvRTdyrIQA5u+Abu6vrw8kW+22EIcr0zUT3ujxIgE4S/Igx3IyiWOeM3Xwzh+lZnK/"
    "NIEw2fGVYIPIDFRnOUpTcXLtWNtgdC1GaCo+M6o5XkHMDfH5KkZoKj5/OPqff26Fz3/xEZ"
    "qKjqG/kCHjC0Tfco3xce7cYZoEVa6M7xWqI2w+y8H0Kw6vnXaEwe0Lb7BamkGSIc2XF78U"
    "bJPz44Nyb2qe/NATIDP3m2qjObZs0UETcsGxjQ365JCP4rIopQsZ66b7scUfsghBIjKBIY"
    "2QeWL/je1HVEnnVdKYWyilZu5eU6L3WnV8BwnRqnRouTnQyp8nR7+enp0s/rw5lDmxc5pR"
    "Q0TKLJ1mRnWhUia/TDap0LwK2aNueqh9Oej2brJWs1pWStrKJNUgQTy01U91Q7NIQgBXTn"
    "wKnZHVwKnkql+ukTNZtVkaQNP1mqW1NYtKMyOzEbFABcFeeas3QvGYTNCIMF1zO5YIT0aS"
    "/pKXPEFZ+e6/t7us/b4z/1FKTCWVmOp0Jy4pTP+yNww2JB7TYagn8d1dl4tUUFEbM6bDD7"
    "Wj62I/YflKPpdD31z5PLR3Zg8dCRCpIrPR5tKVaUBbCam8WH1nvJSbt9d36jtDM3jfAys0"
    "uf9edMpui2mzY3HytTPcTV/xgLc+KvCHHfkSeT8SM5CrrbgruLOpPgcHgy+8n0NzQKik20"
    "JT+iqaEtKJTUyQ4hfIIPiFiLq8bg3d1IbihX2BUhnqrjLUsNgdX0Z+Z5w8PdcuB25jHUH9"
    "YF72vt5ed0SttDGdzUWkezGd10oon0ascaIlMj2vLEDWmBSoIlLKlDYmR7nJ2pi3yjdqPB"
    "6mVbkwlc6FUXq30rurhqbSu5XeXTFAq6h3exHgUZ17FRgu0bcDsedZdG338UN0S5kOVxkS"
    "1RfQxKIzdARaMbS8cQO2W4haaEQmfOYgLm57V9lH0SuHOjZ6wnOWpG8X/yXQZ+fRMQ06fn"
    "5soUfOYc0dWfTJERegK63bIoeJRBhowMO/aXnrI3r0C8Q/+j18vHtv2AP//w8bSL4Mvl4f"
    "okcbW1y1F113dCZeF4K04V3Bw/JkgoGDvwikosA78BcXf/In0ZS/EUP81QNNhh7MJ8rvOv"
    "NYn6HzcLciFThZpbOrlWJAUN16yg7uk7dMTga4Dm2SN8a3aNNKDe1fy4L4eU1g6xs+VMTc"
    "5Z2Xue1dAbrdGbzKnPzF2bwswg/u5CaRlBoEm8mQBskikI44XVmY+kfmbk/Bi17vOmTjuO"
    "hG28Xcf73o9H86EpOZP6S7AnMc7rlFXnTymhPtANUOwV5eqS3arkQcB1ve52BFsVWXg/oY"
    "8UppZ8Dnq9gg+LYLenmuThNJtKrjROEs2lf5vIqtjMIL6C017zxzPkyldp5tGqkIi0VO8O"
    "1kb+ie9hn42sbsM3tpVLgZK/YAeSl9Cpe2uTz2rhBRgelfe81gLcbHJSyXeXaUJUE19pNG"
    "yS2q+nex8ooKefkbhryogr9N43pC/Es8Q1SFvxQtGrje2JyQhohUpr2KgFmHadERMLNltb"
    "htUM1cc66S83QtpqFVWpkwGA/0aBjMiheSMJhAicE8RbP8FBBprApEl0whAcSk0nCXzQcL"
    "hrVAnAn2Y1f8qJXDe/fmR/QYtRu7sS7e70b2FNsQz0/QRLeYrWJJKncKtJCKJdlfLIlyrR"
    "fvWlfeR+V9VFa8RBYxjjE/vnWc0D00NRIiTKiCIXIEQyhTn3zTr6fRR9UaUTaKqmBahI1C"
    "rk/vpZdANcWoHVa388uXH0TNDcsbLanB4Q/vkcwmB5/gDUO6Bke8vThEv4LarkPiyTMTiS"
    "Zuaozn0mMfVxkk/MVF7QqRLsKVXOIp+RFbRAnfAkaK9ir9BT1xoJDDhNGBMILmFDgojBv2"
    "FBJrdLhvwkR202Hc/Bn6Ki2doawSyipRtaCWHdgkbPyUS3fzn1f6WuH6GrbGU/0ld5ZAkE"
    "zpajl0NWmUS7o1romhLkVY4twjOEHtJWOdAyozbfpE0Q3FpTr0qEvbVI72sHtcdS67HMOf"
    "3reOI5PU30XexfZp0YBIBvGaDvdh0h1O2rdva1CQCETFoaHPdDspTD8d2ijt7rA9rgGyyh"
    "gmR7m5xjAV99Y0rmeJe4NWbjkNoAESVaMosnNi1VC+bJNycvPBfAblnL0HqzlX11qVAwt1"
    "fdxbUc26fWgb37snW7vuLGZ735a6hd3eR/3bSsmt2RkrteCHXOMG3aqdNLS6veNjKAdHdg"
    "eH2CNlTg5/A13j6BjCVpTR2/HrlFhk6YtgIlLxmczt80BHnpaoug2VsFquX2FZpdv3FIRc"
    "G8UMqZwPVZIQWjV3PtQ7JFKZCOTo11NZzGIiEG3Pcuo2QRqlLkYLMuwx/qghyegpmqKYet"
    "vqM82uZhtcnSENps/3in73cpBNgwkFtGypwtRwy8+ku3j6or5Vl9YNtOtagqXP5tTaUtVz"
    "keqKkZqKk1KIMyjE68NReyYZUP5PocGoVTxgC49E3d6+sNzKZDaG4F63zs4Q3mSzhFZOqK"
    "H5DX/BSvHRu8LQDC+g86+pQcyjdzEpbHKDEZQpoUoiZCvFlCD+HwNcbknwn1eGBGVIUIYE"
    "mSFBeZ2LNCPMsUXMvDXtQkSlepzrn8WkXM6luJzdKVhJh3MlVJkouKElu3mW2I6NNTUBOy"
    "yVTHVD42Dv1lJTR6SUAWL3HnnPpCXTl1cWr3XacsDKtl5VHkyDLnS3ZNGUjJ+JJtpXtdDr"
    "VB9P+dXf6Yhrvs/Qh8vdoTR+8ZWQZ4QnNrHiKnRhI4uSSKJTC3tEU65vQ1UkQzcJV74t4d"
    "t3O2bpmlvzSLcRV8BZS+QfQp6hoIVOXpDnozT1yslorRRNvQaxlzWRhIP7O6Tu5kQ0QKLQ"
    "jDSWEHtTHEx5ufcVRSMsSmk2jDLKvSvzkpQVyrykzEuZNi0V9aOiVPZr+JBGqSSalZS1rj"
    "BrndycVLqS62cyyLTcQKbDOjU3mF+RJf6ca4Z4qZBC4RtQRKEKr4gQ17jWaFOvyM0P+yP/"
    "l3+B15FZ48+MCSiWr1yLfHQY0R6T4tGL/gqh+S4bWeuMq8z8K5aVgDVnNofW1TOskY/oEW"
    "b6I7LInIs4boEduCKUZP5O4D2X6b7fA8YDMW/cmj8H/1FKcSWVYo89McjT0+NXVKpSRrDi"
    "AKAQgzIlq8B7vhGaW/k9pcksj2LsP98IcHeuFtesE+B+oC+lWhT5MTe44JNcT1w+3SNkDS"
    "iStus5P02uwSOf8UsCVTOt8FUwIUQDZSEPP4I01WBJo5qRzqmhjxPS/+XyzYpio+2oYhb+"
    "sgUcebNX+ZRPafaquh7kmNugJMdxTy3P6JOo0oyqjL5yt6S6WyImoex+4hCZKqWf7if4Ix"
    "ByV4Rpu764rrVrR2bW5qGSKrotNfhPVCgtIpz0mg/UwHlZZiig/udB3DXCL7ZS/CH6n39m"
    "T4xzi/YHOxOuKv0/UcKQM0evuj0VcXWebwK8Fl69fuT+DDfgrjPAT8kdB0r4DhWyV6UTrZ"
    "XinVB1espOrwu+WQznlKizMJmyNua2Nsq1fTnqKdp+LS0qu8aci722kyCGwH7SMZ1ZTDqO"
    "OJR86h1OdxHemXPOH1z1258G526w+oN5e39x3b370rk6R3NnZOhs6s6g/Vu8pI0a/lY9Go"
    "6P3r1/9+Hk7N3S/by8kuaDVsYVZVwR8qQqy94wrvsYpZVln1FNIhivP8h82h0eY08W1oiW"
    "9xz73G9fwbHlUvOTrN++HHQvO/wgA+VU937b3s8xOicm22ABBukKWH41ku6qvdrim+zYoI"
    "xswuIQoeJxlXmc3i+o3FZBFWNr0ZIptm0ym9t8HRgGfU1SetPjTZPoGyP/FxF5Cick/6ph"
    "WozGesEgPsoORYSp/jQlLLeu+6X7+Qtf+ufIo38wr/lmAhcM/obw+VO3Dx8nugWf2t86/f"
    "ZnLkJgrkvip4pIEGzqTCZGuq8kLRghkV5FJuSITPARpPNt8A9Q7xB93wlQW/CpSbiINMRD"
    "XwrKAX2MVk37HMibdAjeRnD2JcRapgIfJVW458Adj8eEMY6mTI2XCEJhsiY4AcJH61EmJ9"
    "dRipPrKO7kmmOO2ZxY48SUhvQ+thHSrbvZVgz9FLD9branObrZ7jxGeDNZc4QNEIDzGqQq"
    "EyrMply1ZeDb39iZFRphh9CLQkxD5oy4wpxX1r/pcOH93E125ZL8p0GnP7y7v/ja5eJ9cF"
    "z/3uV1767j3xKWmKpI+2CZMNkrsTb3RkbGUCzccbA+F4ySKsVn416AfJeMc2yal2Ht+0GP"
    "488pH8yv7Zv79vU5mmHTcQ+7yjBiE/9XhFRZZ6tsncUmNRcz6rChZ6XKqa0k0iuVJYfKAs"
    "G8cdDluUn+8yoVL8SAItKV9toXLANLal9zSdYHJl8mReZOMNWEtPBeMPtPoqhahMp+EgME"
    "WEnJAT6KKQkCwyW3suQIzA08Jm4APxCfw59Qwcj3U4hWuvwaozPiltyF1rsan2WmW+7I7Z"
    "iTlBpQ1NBQGemWMt0tLsyntGm7949E1d8pfiHIpOgJz1OLHi1LmgZzi1TVo4rmFeCnXJUe"
    "/OerIco0qtCD+xV5eOETKGaUIVcmWcjTgzOWRCoiI2QJd4+UvGgG6XYHaPmxRMVgmlyiJ9"
    "2DsyT6G/pu3ufw3eytKPJ6WOuhTyY081XNBgpuNrDnQhJNnKp76+BQtZOqGDi9FLWciIap"
    "1LpfU+nErWOwjW3Or4VQzzmaocLJcoWuL4i+h8oxldxIi6kbkynDdTNgAzXNa7kNrAU4vA"
    "2G8L3pIcj+4lpvTGotCt6MxfzrOXdltfwluPqSaFHYNq/NYRTgiOwuA1nuESnN5g/Vk9oi"
    "VOggavUP3GpJ7f6ijFMg1iiL5Z/ZfJpoyKU6RHznEgY6MKm7Grkwx79aum0TE71O+T9QtG"
    "fZ8kBniBHbNoiWZPwvePREmz4jLLAXRXUIbNn6WJ9jt9/qVob+C/1Jag5KlAcTDEHehNzO"
    "xl++Feifx8cnJ++P356cfTh99/796Ye3S5tQ/Faaheii+xnsQ62gmdM3GMnt/mGWZpXNw1"
    "RK4amaUt5MWPFyV87qGVlRqAL8WzhBLDIm/MDbLKIwRNrAkhrNCimE9cK5NcuT7x2hapKP"
    "prhKRNTiSyFh+aSGaAaoNgvMrKbiUHJYpswpts7NKPGKlTiB35Y7e4vwMI6omVQgLh3LJZ"
    "GCMpR0F9KQckiGcUoVrZpqDw8Atq25BuwBt+HhagnwWmtNfJJVpsMl8OALnwAHScYacaOV"
    "bqqZ8mcyG2rg4TcMQS0qxOj4mdhIN0Uk5dyikG38EVlkwufilGgI0rYWaEJeESMcYo0lGW"
    "cKGDGDQcYbS8VYVjTG0udPno1/RaLMAdGcUULMDTTSAJnSRiutjSrbZPmCkodWEULS3Wqo"
    "eiK7VkIKT61KSUdBCTVJSIpIsGmyUkAOzJPVsiCWn3DyxL+85XahoJb4P3XAFYXwWIRGH6"
    "IBtflQXC4yNN/ttHRFcTnJNBaSBJcyvkV1v6jSZpUmQTmMWDmPgwCJinIMF7rSx8/i7xia"
    "8to0QZoGNhQ5y1KM4UxejOEsFkI+4XtPUnVPOcQrigYCXErHFps+c5F+itk0D85hqmKw3m"
    "9AQXgqv8syld/Jp/K7GMxQ1nfCBQGa4IP9ZFCcVg54RRdBegKEZc3ro8OyzMJpmSa9+4vr"
    "Drrtdy67d13PHbtUrMTNsAej32lfR7B+5vts0raR6i1aEakqHjncRSNsmrmxXhEprPPUlK"
    "2CzaY+TtHamWxs0Lji3JWXivefb4yjsPyIgXW5x7KQgfpiWoTz1cMlX2RLmKgxeBY2R/nY"
    "BCckG6RP0RVVYxAtYoZaiXkbUhT9x1V3jYRIC4u86FDZLiemMToFbhzc36lubhQLGiJUvr"
    "dKC3LV973Vw+BaQ9dbFWOTtvO8RQOctymtF04Pq+cOtcPiegDXMgk6yTEZzJBO80qG+vhk"
    "cUkuM9tEQTxwFp6LjDcvobaFJvoPSJizkT0liC8xy26JdDl4CDob65x8nBjOVeTQORPtVG"
    "xXNT2TKuWrFB+lqhlWvJ5pOrNRUhpdOqIrqgbpRGWWYKtetkk98Ax0D81lq4vRNQnYwpR3"
    "CEHP7exaESlnVw5nl2jOMrQIZkkHWLa2KNExKtzf7OCq077iC7pzjjSCNUM3yYP5pSc6kV"
    "JoNAqNbn7rwX2R4kDh/t0v3dtb6GjOnvX5HFqaf+t1RYvzF6r7DdLzdkw7zhD6cHQs75d2"
    "HGtP5AYP5lw2ASq1bnKsG4tPD5wf7iCZwjuPU95denln94pKoZ0D7dW+lgPsFZHCOk9oz8"
    "LrPxyHW140JERUjZLqjWrV45eLyCHbB0kapH6WHytSWphIwwGtvvurhsa8PdcBbg6oNXQq"
    "VsLN1drAq1iJ2rV1BThb8do9pUz68zvJKxmY+2lOSW8CZfRJ9rykxUPUESUexlNsPvmduA"
    "wDMUIQR5MPih495B7RaAHJji34/5jO5tgiP2NT+5kRO+6ZLOMLVHJklXb+VqoLsrpdC+oR"
    "rBN2Q9hGrtTIJYFK28uWtjfXJVZxicdM39wAXm10z7Jk6skT9WK4Trdow74k3mETdoOORo"
    "uce+3Bde/i4rdzJGgfTK7B9XvniONr0Qezd9u5ORfVlh7M2/b9HbgT5thh4F64vO6Jz8Kx"
    "wj/3O9867Wu44tuPH8zrDhf9+he9dp9fNgjWiDWiXOB4MD91b7p3X+DpiW7qUK7pwWxf9P"
    "oDuIRH1LKr4rKQyqpptbUDRI0Jzd9Jge09R1dUEfdCYgGS08nSsdxDTlk9IisMukFS8YpI"
    "eR7y+NS4LgFvseExHCDf4UHM5oRoeQ/iu9uO8N8DLT8MLy/v++1LfjLj8djhuC2qcRzKMt"
    "XSXZyyRDU199PmvkgsEfJVTrzDhDvE3FdPawu5EHzzxcsFSXZ3Up68fVuX5NZAQGHu8M4o"
    "bYN8bIVIIvxHDyEdMK8wEqRT+0P2/WHv6QkVm8sF2Qjxc6KMlzqHV0RKqMgxg90Y5A2yjk"
    "OEqnpMlZOON4j630/Af11EGNfoucGiCRGqRVPlReOxKteqCdGoZRNdNuSHTfjPyAlqhErB"
    "GotSdOwNtqIVldqHqrwPaQ7ZgLsrKsXdKnN3bBHAfZP1G6JUZX8qzWZRq2IjNocp1WKuMp"
    "f92IUN2BwhVXyuMp+ZM5thaxHnsTz5KUCyVepTfbhaSo7TmDoWIzmtrSEiFY+ZmufgYhVH"
    "N18k/uVylFpCujb+PjSjNq+atuyeGDFz56mZ5ndprKdwF6+YJmnsui1MhXcarR5aoUpuW0"
    "AVrBzXFJxKS3hpE0sfTw+iuS7e5ZY0zQWvHliX3yL/9QXnkMhDGjImCHtb5Xa5I+V72rc0"
    "vMkzRaSxwfLoe3lkcBMi8I9PT7PkN5yeyvMb4F4kDIqvqBwIe483EN2jTNkjRynZI0fx7B"
    "H+jTZJ6u4t120CJLsv61Bz5SYmiu8yafOv/wNnPZ5P"
)

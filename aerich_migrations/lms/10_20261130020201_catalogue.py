from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "course_categories" (
    "id" UUID NOT NULL PRIMARY KEY,
    "slug" VARCHAR(100) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "parent_id" UUID REFERENCES "course_categories" ("id") ON DELETE NO ACTION
);
CREATE INDEX "idx_course_cate_parent__1ab7cd" ON "course_categories" ("parent_id");
COMMENT ON TABLE "course_categories" IS 'A part of the catalogue; parts stand in parts, three levels deep.';
        ALTER TABLE "courses" ADD "enrollment_closes_at" TIMESTAMPTZ;
        ALTER TABLE "courses" ADD "tag_keys" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "courses" ALTER COLUMN "tag_keys" DROP DEFAULT;
        ALTER TABLE "courses" ADD "enrollment_mode" VARCHAR(20) NOT NULL DEFAULT 'self';
        ALTER TABLE "courses" ALTER COLUMN "enrollment_mode" DROP DEFAULT;
        ALTER TABLE "courses" ADD "ends_at" TIMESTAMPTZ;
        ALTER TABLE "courses" ADD "published_at" TIMESTAMPTZ;
        ALTER TABLE "courses" ADD "category_id" UUID;
        ALTER TABLE "courses" ADD "starts_at" TIMESTAMPTZ;
        ALTER TABLE "courses" ADD "visibility" VARCHAR(20) NOT NULL DEFAULT 'public';
        ALTER TABLE "courses" ALTER COLUMN "visibility" DROP DEFAULT;
        ALTER TABLE "courses" ADD "tags" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "courses" ALTER COLUMN "tags" DROP DEFAULT;
        ALTER TABLE "courses" ADD "enrollment_opens_at" TIMESTAMPTZ;
        COMMENT ON COLUMN courses."enrollment_mode" IS 'SELF: self\nCLOSED: closed';
COMMENT ON COLUMN courses."visibility" IS 'PUBLIC: public\nSIGNED_IN: signed_in\nUNLISTED: unlisted';
        ALTER TABLE "courses" ADD CONSTRAINT "fk_courses_course_c_7b0c0d2c" FOREIGN KEY ("category_id") REFERENCES "course_categories" ("id") ON DELETE SET NULL;
        CREATE INDEX "idx_courses_categor_414636" ON "courses" ("category_id");
        alter table courses add search tsvector not null default '';
        create index courses_search on courses using gin (search);
        create index courses_tag_keys on courses using gin (tag_keys);
        update courses set published_at = created_at where status <> 'draft';
        -- As the application keeps it, but for words joined by signs of which Postgres knows less.
        update courses c set search = (
          select coalesce(string_agg(t.letter || left(w, 100), ' '), '')::tsvector
          from users o, lateral (values ('a', c.title), ('d', c.summary), ('e', o.full_name),
            ('f', c.description)) as t(letter, text),
          lateral regexp_split_to_table(translate(lower(regexp_replace(
            normalize(t.text, nfd), '[\u0300-\u036f]', '', 'g')), 'łøđħŧı', 'lodhti'),
            '[^[:alnum:]]+') w
          where o.id = c.owner_id and w <> '');"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "courses" DROP COLUMN "search";
        DROP INDEX IF EXISTS "courses_tag_keys";
        DROP INDEX IF EXISTS "idx_courses_categor_414636";
        ALTER TABLE "courses" DROP CONSTRAINT IF EXISTS "fk_courses_course_c_7b0c0d2c";
        ALTER TABLE "courses" DROP COLUMN "enrollment_closes_at";
        ALTER TABLE "courses" DROP COLUMN "tag_keys";
        ALTER TABLE "courses" DROP COLUMN "enrollment_mode";
        ALTER TABLE "courses" DROP COLUMN "ends_at";
        ALTER TABLE "courses" DROP COLUMN "published_at";
        ALTER TABLE "courses" DROP COLUMN "category_id";
        ALTER TABLE "courses" DROP COLUMN "starts_at";
        ALTER TABLE "courses" DROP COLUMN "visibility";
        ALTER TABLE "courses" DROP COLUMN "tags";
        ALTER TABLE "courses" DROP COLUMN "enrollment_opens_at";
        DROP TABLE IF EXISTS "course_categories";"""


MODELS_STATE = (
    "eJztfetz2si277/S5S+ZXcW44meynVu3CtskYY9jfABn9pzxKdygxmgs1Bq1sMOcO//77d"
    "WSQG8kgXBLuz9Mxkhajfitfqz3+t8DY84OuxqZW9Qh5mT5C1keXKD/PTDxnPA/km630AG2"
    "LO8mfHLw2BAP6+sHR89kKW7iMXNsPHH4/Sk2GOGXNMImtm45OjWBajgjiDnUJhqyiWUsEZ"
    "0ijO56g+EnZNNXhrBNkGZTy+JP4KlDbH5bw8tDGF6jEz6+bj5tPdLC1P9ckJFDn4gzIzYf"
    "7/ffDxaM2CNdg/v8Bx38z//wP3RTIz8Igwfgo/U8murE0EKwuSTi+shZWuLapf7UNZ3P4l"
    "l48/FoQo3F3Fw/by2dGTVXBLrpwNUnYhIbOwS+wbEXgKC5MAwPdB9U9/XXj7hvGaDRyBQv"
    "DOADULsvsL52MBrd9oajQWc4Gh3EeORTBMD2Lk2oCfzlr8oEAE/wCj//8/j45OTD8fuT84"
    "9npx8+nH18/5E/K943fuvD3+7LrNFyhxKYdb90b4fwQpRPIneWwYW/BQ12sEslmLFGP8C1"
    "MAvu77vXyQwIkES4sFjo2iEQRnnhI5/FDP/CmhvrRbAHdmQge/W13f/p5Pwf4hdT5jzZ4q"
    "aASMC7hvPZXfRhKK9m2E6G0ns8AiN/rRoCeDDHP0YGMZ+cGf94/P59BqLf230BKn/qH+EZ"
    "e+vdOnbvhdGd8u8ntmV7qz26Z5jYXibjHCGM4D1eOoTVEPGszeCmdwkjzxn70/AQv+zetv"
    "u//fSt/W+B+Xzp3brp3X7xnw9O78vfhp12hAPMwc6CxcEfzLFhpG7Za6rN23YNcPd27pPj"
    "D+ervRo+ZO3Og2/tmxt/O17jOaZawoaRNZV9CjWHy85h4uCnIpu0/3ypXdqTKGSBO7xJH+"
    "XapI8yNumj+CY9sQnAMcIJe/Q1v+Poc5IMdJgyArfmkR76f+xmsu9T4svAetj91hkM29/u"
    "QhP+uj3swJ3j0Fz3r/50HmHLahD0a3f4FcFH9N+92050UayeG/73AbwTXjh0ZNLXEdaCQP"
    "qX/Ut/gwg/fQ6IkXBhjCfPr9jWRrE79JimPRu/NT+eR69gEz8JHgGa8J6gYPFlaprE+E5s"
    "5qIf1r8it1up+tfEfXD04j6ZU/9qI4/uHUMe5QWa0VfEX3aJyAvhnEa6g2aY8f+0uNpVZo"
    "AEbSuvbuV9WZHdLkCyG7H0bZWsqva7dI3qZT338iu1AaImiUh7UG5l2JT+RcexnQiupW8/"
    "f9Bxzi3nV2o/I5twrjLOfTReIowmdD7XHfjIiU3G6fnD8c0mP+mD+WA+Yn55bjnsEekM8Z"
    "ehiG83aErMCblABE9maGJgfY44lxmBXaqFsKnxMe2Fyfcvvn3xT0Bi8/2MmsYSvc50g8B2"
    "prMHc2HC1sLBO0SPJvnhjBx7yY968W2vM2KuSGGoMXG/jL8nPIt+cofi32TyH3chnoWvo1"
    "P488E0CGbkHy30yF4JscSwqzHFJcT442Jrddzf9crB4YsO4Sc+adOtWs98Ae3EpJVuT9m9"
    "KWXzlnvwf6acH8B7BJN1Qm1yqGvs0CSvI137vwf7l4A2GlnSd1yfR7mtLt7zDTS7VCLR79"
    "GoJbW6VIlNy8JLg+KE+fuvQe82GeAASVRJ0icO+n/I0FkdhYYMcAGMkGrkY7oyBQTgvkow"
    "BMAAlwnGLJI8szvmYi7A7/I3xPwETLRpkf3uIgcWP8MAwGL4H9x1bq+7t18ukEf/YPbvb2"
    "/FFe9AfTCvuZ54gTRq8sP0rt3/pXPNH8f8iNSiYkW+bSjXLpSxCcWWCbEnJMnsm215DJDt"
    "T65+X61QvQu7I18V8GoFNp01xVZ7jmQb/L63HGLb1C5kfPQJmnecnuQ6Tk8yjtOT+HHqKz"
    "FFN4ogndopAoAGVLWi9twI6X4MurJsH7Ww6IakIU9zLsrlIJ1isdQspq9m4WiPIM0WNorN"
    "J5EknpgCwR718nTt96TnP1DrmcbSY2xNVpE3BzMX0VQ3dTYrxfYI6Q74LpmAVxM2S+3hbC"
    "803emAJ/Ag6lMI3GqluhYwPDRyXYn5XAw9kyBGJgtbd5Y/28QgL9h0kOsauEC6xloIg7dy"
    "LOz94jcgeC1+3eTfA5GhXM9m1MQGesHGgsRdEbv/CnBZdB2GOEc50xl4EXQTPbq/3rtI2G"
    "MLrlrYdnT4KoacGXYSYlv/+R6CW1lOf+vvB/zNqX8q8n/5/d85B2xOkXzRNzn7l+Gn+p+V"
    "G0EON0Lx/byxx3fd9/GQRSCwVPOupSBNpUKvLFwtIPW62BT1uYWpGuh5O87nG8pwDUVNWf"
    "4ZkRdi//kGgnueB9zzdHDPY+BGzuW8GEfI9uj7qeosjdpkc5lkMyyyKUAX239DRGoDjpgd"
    "3DCaIs6bAInyGG/hvvGCqRJnc/qmEaZq3J5xdPwxj7f3+GO6uxfuyRHKB/5+ewHCStuyDH"
    "2CnaQw4+SnWunZnqvnR3hNkDfo2EQBIohfG5MJnROuKqP1wIcIdGyuJHuKsh9G5/n80U/Y"
    "VYO5Au1Nogirq/qeB1PM0X/k1q1XkRVKOZZHOZ5TR39ZTfMw7EPyI8WrGqZqhGCapRp3/j"
    "3MPnJC+Ur+49FzSAUpuUFK7bu7fu87BCLxbcmmL0R7MPudf3WuhnDNJn+QiSNLeJJNXnTy"
    "SrTROCFUMn1bipApSTcSe0DTpn5KwAHd+2zfj4h1litU5iwjVOas7ol6yn252R6ax3252n"
    "KKsz1CqtyXMpu9ZS7sUY9Qj5g6GgY3juxnLuHrT+YvZBmTyiJ4gj5w741RSzjXV9ffb+PX"
    "lZ4WnEv8d2vEII57eLcHV+3rzsHfb6DbC8SjqrzPhhTNHX5HAT19MqEL0zlEj/bCIFzVo/"
    "YcGyMyx7rxyDXlZ8LQo/fJZajQpOHCmP5ISBfeekhwk7eRtbB0Q2jqM/xCkEl9t/knyIUT"
    "aXI2ARc6v/PKn+K6P+MzGXznS+Jsm4WsVPW9qupiMhQRm1cEO4kxlyjf+/jsNI9T7uw03S"
    "sH9yIh/D8cYpt8CRYzAkfIGgd1JfWe+BePxIcCQIeIGmFy2gPSNjVKG5l82j1q3cxZaF4U"
    "XBEb02B4f925HV4gj/7B7N4Ohv37q2GvfxGwcfMj8/pb9/aCn5Jz3SxjYdp9NEBa5a38hs"
    "DEClxVcgnC+15IUSa1r4bd750L5FI/mNfdQfvyBkx+ms7gfUqZ/HbPEAsz9kq5QDrDbFZk"
    "g4oRNi+1q5I9SogpULBH54OWsV8kDqCsGDJbMQw6wWknUzKT1xTNW1YnZ3mic87So3POYt"
    "E5fIb/Rc1CCAdpmofxeR6V4TxdYziPKQzKzp4OfXPt7AtLK8n1MKXiuixcTziwxNsXCFsK"
    "RFFHwoDCE+TSo/78S58YafETmYFINZsSaWblBJfG3KJ2Un5/bszA4tsVozQVKJBzt0Hom2"
    "cPrNc5ngsakzpc+t9+4d0GxmnqNMKWPnLoM9kKqLalD2GMxoK0cGYjQzeftwKJD3LDx2g0"
    "SIwwtuWqA5wG7jBNhUoHw6Tu6GQbnHq6Num6Ay2bCpRNJvSF2Ev+mLYVWH1voCs+TlPBgi"
    "oeGn9mYbOtsLoSIzQVJebg6TQps6YgPgMYp6kgEdOmhjH3ywuUBKqzGqWpOImcHz7waIy3"
    "Ew7+yxvoEjdLQCgU5xMwWVLHSkezZ5Ih5f9swHTIB7kmL/qkvvb9ZECLxEJ5SnBSRNRaP8"
    "6Iiwrq4vl6171gQ9fc/nKi39zV4DuaQmFvjP6gY+TaO5kf88TQ1KbzT8iNHoNK46+EPHsV"
    "O3R+m5gJLRYq/B4VA1WXGChgfRzwjOqm3vMqO3aL7Fjl6EhlRU1N3nkcHW9YVFDO2Ojdhp"
    "oLqOLYqljzdax5cDZJE2wubOhR0co3rKcIVSu7fb6abfxngoTiUET5Jy+i+xA9wqn4CPKO"
    "wYT4ApWNuTRMRG01t5wax9ThiHIRCIHt8h2D6my2F+odq9xW1RcpeUqmTShLnnJoHO6MCB"
    "GaAHcjYm+rCCj3V00hhAM0DcT5LF+6a0a2axRkmNlFFAL/eaUQqAYrm/BPqF0wcMPMRYz5"
    "L507/vczsfjfn9tdEco85Se9LLULVE+KintSKL04Hf3m6sWw+Mu0U1iTqdB0eSL9EgI83y"
    "rBvimtFOTIr5cSzVqm14dC4qKWj2i8XIoFJBael88SEiQDjw91S9Qxan5Cj1Cs9RExvIQ+"
    "s9jxzRa+ZSLZ5LHViKKd7jNZPro17IVtZIIX8PavItMeGtD65fMWzIH6ee4XEtHSVnfc/r"
    "mUz+701rT+IslqUft7cKaoenryGFRUz9oKlX3VsLbCbsDKkqJcqzKxosEqJPyyUnXasMpu"
    "VipkjdZw3ZVISfGspRq5ShiKdT8LZBKl9T4LZSzlKtnWvusiQXKB2Iy+mkLpaiHm8HmiIQ"
    "yOa6jTwTU33ZkhNqEWBA6aGlRFJz8s3V4mlm3bwbCgRUIwoxhm7Uh3ZjqD0MZ3XK/U+IhU"
    "aJMwGDIJ0UQNNzHtlItdut2qlaERFq1z1eASV5XoLW7cSUq1nkvdxPYyzSIfIozgPV46bk"
    "ZNzRDPAPjSU0pWIhSH9bJ72+7/llzI/jJBibn8bdhpRzgw8zqp553h/vMNnOF5Oqak90v5"
    "GJvb4vwoopWvKZRervRypZcX0suFgEZYmRJkIUqlncusnRuYOSOuIZVZ3VFaxWmZOW2TF6"
    "5jlWyJEKBUXJaZyzJb21TERuOzVKS0tfl1Z2K2tkBBmjRbW6jwTQ5bm+hJQDSRB4IciJt4"
    "pfYzE5axTyJGwtW0oQ+BRmz9hT8LibnCvvVMlsI8Bn/rCVm/Ox89T6fC4PawsPmCISrAQh"
    "Zzms+QGOb5os8D5DKbHw6+d/rdz79dIFHVeAkN8viT0B2PEVHe/Ht32IHS5i+6E+v4+Ubh"
    "5vttTyGdWlx9QpGydL61pVOZhdLnvzIL7cEsJBvXa8LlvHpkqbLOyhpUG/5KayeQhalNMR"
    "SoqJwClgK/8mqSsSBQlTXLXhCsAZsvtQP6EP6sQ/yMyMHQRNE2L2wGtHqbTPncm7lRMinJ"
    "HAXHgMAbkFCEOYArv4Q57q13zI2z0ZkXyPMJPXpzkL8xJICIamJAZlPHTWJRUTjS7U6tDL"
    "PBmp1x2Lumk4x6mCiCvl5dicv3VcnoT/AGPx8fnX44/XhyfvoRNgG4tLryIQP97u0wWuEC"
    "Fk8JfTRMp9TRVkl1VGxG5fxbIUqlmMgvuPKzu1iUVZhqj8U2qjoY9lDRwSuBVQTmAEnjMD"
    "7N05fsNL0v2WmsL5kyoKVD31wDmoiaYYSf+SUjbgK0DeR8TTid66xSttL/CDaryKr/BC7L"
    "bDFVkVUqsuoN7KWhDkxRg2m0PVOKxZTyx0bhflCbbaYQtQWZhH5zA6jai00KZkdk2fSFj2"
    "e/Y+iRLcZ/kInzGLeYlhohsUKNztjCnXjes7H6NMrsKYfZc82pvPrsmqKBYTmVGA38NVAA"
    "5ABJA1E+PstjN+BPZQQ/KcuBshxcqFwdpWsoXSOvHKB0jYbpGqEGplFdI9rdNEXXiHdTzR"
    "eeQafIEdVJ+D037cImloEn0GrN4HPPC7b4hAiezAIpGcmBGluNpoIsZNplsrQN4G+JcIAQ"
    "mYoGaJWMBlDxq0pCUhKSkpD+kyQkapA7auiTuC02cCtDOuIPjSx4Krcd9leQXrA2h5JtNv"
    "lzodtCvIGmaMsx1ZZu9ClGMPQn8YEuHPH5FWqBzzgr4jLSrgbdQlSCoZNNWJuTKn3a3diy"
    "NgtNJfIpB8P7a7d3j7PQRPue7u1g2L+/Gvb6kEfJ33Uxcaj9YLavv3VvL1xuRBmVy/qVx8"
    "R4nG5hPPYMjOli1nyKR94sSeppTzk3sJl8IERJo9IWp61K2Fpd2bO01evdhE74y+4wAv39"
    "t8tO/6cjwRH+kO7ua/Fw14WllTRBhimVCVJiuWvVcT12gu35bAu0so+ebeEu9ylnm8MfGr"
    "l6de5KDm7vincMQVIH+CcnmO+JiH/DIXp0I7EcYj1CokQgh+LkPYLECWKh1xllRKj56BUz"
    "BKpFUkmHqr5mi+NPHuG6iuPvje0CjCQeVJkZ68nnk7IG5LUGrJZREvBPqSkvIbLGZLz88/"
    "j45OTD8fuT849npx8+nH18v0p9id/KyoG57H4BuSB0FsUFBeWrbJqgkMdXyX/pVLfn5fge"
    "oVWWOHkkQpfTW4mEm+xMPZMMKf+nSiuTDHLFjo1M5YXrK7qwWVyw9i6nC9UT8UBuedp9nA"
    "u1L1ziFanEts7JXXOO8HVNZth8Iq5PDFKWLf6yorMAa4nKZZ4I3BniBLPRrr8AEqTbyEVd"
    "88bmEjf0wxOdDcDcNOWC+qvrwZvy74QgQt1pofHCgQYFovw0v+UsbBP64/E3Y8bi6RG+6s"
    "F8JD8cYpvY4Czml2yC3NmJ8JyaT+I9PIDd9+VPmO8c/4WUM7BWQr+jO2kWxWTEVwRNDInL"
    "FXh4nBF4eJwQeMhXVhGA/ecbiG8lnSUCu1URmCNkzWs/WM1kXszn2C7U3zFA0rjU27NcGJ"
    "9lYHyW0OIx8GYxnId83ibjHCFrANZZykjn38OQHhJrJxEyx/iPR3tMRCa3g51FSlr5Zvfa"
    "mnqP0Gs2njoF8T+47rc/Dy+QoH0w7+4vb7qDr53rC2QtxobOZoQLgYBm9ztcxPZkBvV639"
    "LLtubRi870sW54qTtl+BQeYY+8EuhOijJLsOfK483kwRx0v9x2rkfg/ITCSkQb6VwfuL/l"
    "PBwCuxYmNI+RhV2rGVXC2hKlVdYW2awtoSpD+KlQCyT/+f03QArob+OFbjjQMx6+7y00t0"
    "raInFoR89kWZQdKxrFkp2zhJ9FtlOm3kKIUO2AMu+AxNRKVdRYkyn+ys1fmxrGnJjOaO6l"
    "c5SRPxOG2aMQyogxLSqCDjo3n7m0ySkfTL7hDUDMnBiUySJkBhClFjHLLcLEIdSCrMmCFN"
    "NxS8aHxlCcl5nzBnkhKV1MNm/AK2KJbb4Hl50v3dvbTv8CjcmTbvJXgljoYaf/rXPdbbtd"
    "ZRwCsQg6f1eIh/7evr0S9hrtBX62JHuzgc2nBX4q5GIK0uzxaHR72++hvEWeugsn6WUXTm"
    "JVF2BD+ouaBf14a5o9gnw/vNoPyud5Wvucp3f2OY819vGc93GQU8P0AhT7C9I7qgreHZel"
    "VuF36VA3N/xOZWc0jetp2Rlhl6aIDSrB9TClksrlYXJCaC1H/Ynay4IZGhGyLYK5NvO2Ll"
    "kaa1Dpq1k45yVIozLKMzPKBVRxbFVK+TraNzibQuG+fb5j9LtXw4PEXWBbUN0o36vAaHVc"
    "/RvRjex+IYD5O6Db+5ubrKz9kI9pOo2jfumRff6lT4y0NjlrwAf+KDWTntLwTrEYJjhHcw"
    "PVWY3SVJz+XOh//UW2wei/+AhNRcfQX0iol1pJjG74OIHObU2BqlCu9RrVMXYb3ieD6efe"
    "bJx2hMHtS2+wWioDyZAWS5pZnZvJyTPBYzUziWbknU+5K6+0kYVtR9SSg0QR7GCDPi3IJ3"
    "EZMsNFOovpfmzxh2xCkDDJM6QRYiVmom8/ospIkUkgb6GMNPQ3zZd40/y7PWRLiP8XQNd/"
    "voHZKJUkSCirdjr69bRv5rFqW5AD6RS00oSIlNUry0rjQqUsCrksCqF5FbIn3PZQ+2rY7d"
    "3mMygE0qi3Mik0SBAPbfUz3dBskuAQLojPTmekHDhVVm8raKRKVm1WBqxsvWZlLcuj0szJ"
    "fExsUEGwl/v+Tige0ykaE6ZrRKgmwlCapL8UJU9s5+O9t7us/QoMqqOPnEqMPHU6K4pPu+"
    "qNgqU5J3QUqs45GHS5SAWVPDFjOvxQJ7ou3iYeTcnn6dA3Vz4P7Z25/dJBomrdqLKEHBTw"
    "S8tTilEKqXy3+s5kJTdvr+/Ud4Zu9p0GV2hyJarolFWu/rpVjw94W6MCf9gRmyLvR3y+hQ"
    "rsuoI7m+kWOBh84f0CUZNAma0WmtFXKP/ORXvonMOF9SUyCH4homiXW2Ars7Tuzr5AqQx1"
    "VxlqWH2ELyP9hRSE+QBMUN87XDMQ1A/mVe/b3U1HFK+Y0Lkl4j0fzOt+7+4Ormk2tSxZ0l"
    "n4wp0kWiIHc2wYqYkAAbLGVOs9Of5wvsoBgA9Z4f+Db+2bG5UDoLQxV2zzVnmpErxhWhUR"
    "LnVEuNK7ld4tG5pK71Z6t2SAyqh3+6GUB1Gte3Wjlapz/+k9klvj9gm4SqxD4y/dWR6iX9"
    "1q2AizZwYVsLmGDLWxvaxa9ilQT5vrR2NR53rViCZJ7a7gW6AY9x0FfguNHEQOUTJbFN/G"
    "CAKpETTNQU8cQeTgZ8KgRB9hUHcbzTATX0ZfU7V4pa1Lqa3XoW72norgVhJHp8oJlpnQld"
    "SuCxaAjcS5ZDUxDJKpBoYFGhim1pnItjE1sdjELmxMljidE+wMZKJzQFMMdiui6IbiUh16"
    "1JVtKkdvsHtcd666HMOfPrSOI5PU30VO4/V9IBcqDeLsCRsh3eOkff++BrZRECVHhj7XnV"
    "FhaKO0+8P2uAbIKqtzOsrNtTqryjNN43qCCToWpA1ZpQXNpQESZS6N7JyqwkvlNujkPOhi"
    "1tKCadByztWNVtPAQt1shN5VWRIf2sanEe2uMIlvSk0wIOQvJ+Gi/n2t5NbsjM2VUsQMul"
    "VlEqi6MeBj7GRSygFP5f4NsUem+Tj8DXSDn2MEW1FOZ8evM2KTlSuCCW/BM7Gci0ByUEsE"
    "AEJn0JbrPVgFDPqegpBnYzdDKueDTBJCq+bOhyrVFZXGr5TFKkwEqtbijtXFtwz/igo4Mn"
    "RW362mqGpX7qJ2ZR4NJhTPsqUKU8MtP185hFChsC1BKqBd1xIspejlUPQ2x2X6VQF3GpUp"
    "48Gxi5DMHevNqRUGk9bwJv25eJXBKTU0v6YGaN+fvCsMzfFyXRTQu5gUDVhiBKUiyyQatT"
    "JUZFXnTinISkHetYKsvKm7VI8lrxpYk+Qo5Urdtyt1N9UYK3GkSqHKRMFNL8iYI7/nzYwQ"
    "NQH77x2XZGzutFQGiDf2NPvBC2kKcyC4YZO+HAypyONy9pLRXGpIdSMamtp07jqFNd1BDv"
    "XS2n44n/i/UHNmMsMm/zX8mQmBbLVXzNDjghHtMckFveuvgMy6R84lh++dj5CYJ1Lq/CuH"
    "2mJu8ce4rq6RT+gR5uYjsonFlQs3pw6ucOXdhncCw0J6mZwVqu4O7Wb5qTo5smr2LntikG"
    "dHxK+pVHJMMMkAUIhBmRFI4D3fSDPJrosFMYfM4+AO+faXDK7/fCPAzbJ6dP49DBk8YlmK"
    "K6PHTe/2i/94NHUx6msW50Ic7/Sc0QDJ/tNG3wb6ShJEyQ/L4IKPLy3mne4RsgbkRe97zs"
    "+S0+7SZ/yKQKVJ73wVTAnRQFkowo8gjRwsga9tDEssauiThIj/dPlmTVFqO5JM1a1awAFF"
    "LcGGkFUVwCdRFQEKVARQzrb0Kd5cZ1vELJHXwBAhUwX0sn1EfwYs4rtwZ9QX141+jMjMKu"
    "/JUMbnzf2Fd+HtgQbDDZyXVVrq9b8O4uZ5t5V1qk1+1Ss7X6U7qAi37gR1GKgv90ShOpyF"
    "XnVnJlK1PPs4WM69MnHI/RkXwpLeGeKn5Dp3FXyHin2T6URrZVjIVXpY1dFvwTeL4Zxu8Y"
    "qQKYtXYYtXDZskaDaeOgXxP7jutz8PofcBp30w7+4vb7qDr9ANwVqMDZ3NiCT9EFJr1f1H"
    "lak7Pjr9cPrx5Px05Y5bXcnyySlFXyn6QrZRlakaxnUfo6zKVHOqlW4R6tPu8Rh7srFGtK"
    "Ln2Jd++xqOLZean2R96P5z1eEHGShKuvfb3vwcoxYxWYkFGKRTrUjkWW3xTXZiUEbKsDhE"
    "qHgsM4+zS6ZWWy1VMrbuWjLFjkPmlsPXgWHQ1yS3X3b8XRJ9Y+T/XUTiwQnJv2qU5bPeLB"
    "jER9mjiDDTn2aEFdZ1v3a/fOVL/wJ59A/mDd9M4ILB3xA+f+724eNUt+FT+3un3/4CDQS5"
    "LomfJJEg2GwxnRrZdvssx3givfKSF/CS+whSaxv8A9R7RN83SNcWfGoSLiKN8MiXggpAH6"
    "NV074A8iYdgecLHE8JsWeZwEdJFe4FcMeTCWGMo5mmxqcIQmGy5oWZHeVyuBxlOFyO4g4X"
    "C3PMUpvvZrfyiJBu3dBDMvQzwPYbepwVaOix95jJcrLmGBsgABc1SEkTOslmXLVl4Gcu7c"
    "wKjbDPrt9Th9gjthhzhbmorH/b4cL7hZv8xyX5z8NOfzS4v/zW5eJ9cFz/3tVNb9DxbwlL"
    "jCzSPlgmTPZK7PLeyMgYioV7ZaFNuGCUVFQsH/cC5Ptk3MKhRRnWvh/2OP6c8sH81r69b9"
    "9coDk2F+5hJw0jyvi/IqTKOiuzdRab1FzO6YKNPCtVQW0lkV6pLAVUFggsjYOenp7kP69S"
    "k0IM2EVq0puWRs7BknpU08qI65evlbuMdZ+Klg19+4B+2SJU3iZIXYCVFKjuo5gRrD5acS"
    "tPvLpl4Alxg8mB+AL+hIouvp9CdBPh1xiF/uaiCoxNIHAR4sih/ItbXDUpTH1XQ7s92Jnu"
    "Nj/hU9p03PtHoif7DL8QZFL0hK3MIjAcGXcdBPNcVBUYSWPcVX9wWUQZ9yuK8MInUMyoQq"
    "5MspBnB2esiFRERsgS7h4pRdEM0u0P0OpjiZrQjL0+5p0yzdjfrDyzlB0uS0kctep1K8tc"
    "LYDqmxc1aOJUDegu+QFdkagKEclJbQURDVOpdb+h6oabU7+Nbc7Py6/nHM1RbWO1QjeXZH"
    "+DKiZSbqS7qWGSK8O1HLD5G1jLuQ1sBDi8DYbwve0hyP7iWm9Mat0VvDm7NNRz7qY1aUjB"
    "VeqO91LO3ayW9wGQ0z0ildn8oZJPW4QKHUSt/oFbrVS7vygpFIg1ymP5Zw6fJhpyqQ4R37"
    "mEgQ5M6q5GLszxr7buOMRErzP+DxSQWZWA1xlixHEMoiUZ/3c8eqJNnxEW2IuiOgS2HX2i"
    "W9htzbGVof9Sf0o1ByXKgwmGIG9Cbmfjr94K9M/j45OTD8fvT84/np1++HD28f3KJhS/lW"
    "Uhuux+AftQK2jm9A1G6Xb/MEvzyuZhKqXwyKaUNxNWvNqV83pG1hSqIPkWThCbTAg/8MpF"
    "FIZIG1hSo1khhbBeOLfmRfK9I1RN8tHsrhIRtflSSFg+mSGaAapygZlyKg4Vh2WmOcU2uR"
    "lTvGIVTuD31c7eXXgYx9RMKhCXjeWKSEEZSroLaUgFJMM4pYpWzbSHBwDb1lwD9oC78HC1"
    "BDhPW83IJCsawFqpueYrnwAHScYacaOVbaqZ8WdyG2rg4XcMQS0qxOjkmTjQtx4iKS2bQr"
    "bxJ2STKZ+LM6IhSNtaoil5RYxwiDWWZJzZwYg5DDLeWCrGUtIYS58/RTb+NYkyB0RzRgkx"
    "S2ikATKljUqtjSrbZPWCkofWLoSkwXqoeiK7UUIKTy2ppKOghJokJEUk2CxZKSAHFslqWR"
    "LbTzh54l/ecjsiUFv8ny7AFYXwRIRGH6IhdfhQXC4yNN/ttHJFcTnJNJYpCS5VfIvqxCDT"
    "ZpUlQS0YsQseBwESFeUYLnSlT57F3zE002vTBGka2NziPE8xhvP0YgznsRDyKd97kqp7pk"
    "O8pmggwJV0D3HoMxfpZ5jNiuAcptoN1m8bUBCeyqd5pvJp+lQ+jcEMZX2nXBCgCT7YzwbF"
    "WeWA13QRpKdAWNW8PjqsyiyclWnSu7+86aC7fueqO+h67tiVYiVuhj0Y/U77JoL1M99nk7"
    "aNTG/RmkhV8SjgLhpj0yyM9ZpIYV2kpqwMNpv6OEVrZ7JxQOOKcze9VLz/fGMchdVHDGzK"
    "PU4LGagvprtwvnq4FItsCRM1Bs+dzVE+NsEJyQbZU3RN1RhEdzFD7cS8jVQU/cdVd42ESA"
    "ubvOhQ2a4gpjE6BW4c3D+obpaKBQ0RKt+b1IKc/L63ehhca+h6kzE2aTvPWzTAedse8Ov0"
    "sHruUHssrgdwrZKgkxyTwQzpLK9kqI9PvsbwXmabKIgHzsILkfHmJdS20FT/AQlzjmjLzp"
    "eY7bREuhw8BJ2NdU4+SQzn2uXQBRPtVGyXnJ5JlfJViY9S1QzbvZ5pLubjpDS6bETXVA3S"
    "iaoswSZftkk98Ax0Dy1kq4vRNQnYnSnvEIJe2Nm1JlLOrgLOLtGcZWQTzJIOsHxtUaJjSN"
    "zf7OC6077mC7pzgTSCNUM3yYP5tSc6kVJoNAqNbn7rwX2R4kDh/uCX7t0ddDRnz7plQUvz"
    "772uaHH+QnW/QXrRjmnHOUIfjo7T+6Udx9oTucGDBZdNgEqtmwLrxubTAxeHO0im8C7ilH"
    "eXXtHZvaZSaBdAe72vFQB7TaSwLhLas/T6D8fhTi8aEiKSo6R6o1r1+OUiCsj2QZIGqZ/V"
    "x4pUFibScEDld3/V0Jj3xnWAmwNqDZ2KUri5WiW8ilLUrq0rwPmK175RyqQ/v5O8koG5n+"
    "WU9CZQTp9kz0taPEQdUeJhMsPmk9+JyzAQIwRxNPmg6NFD7hGNl5Ds2IL/T+jcwjb5GZva"
    "z4w4cc9kFV+gkiNl2vlbmS5IebsW1CNYJ+yGcIxCqZErApW2ly9tz9JTrOIpHjO9vAFcbn"
    "TP82TqpSfqxXCdbdGGfUW8xybsBh2PlwX32oOb3uXlbxdI0D6YXIPr9y4Qx9emD2bvrnN7"
    "IaotPZh37fsBuBMsvGDgXri66YnPwrHCP/c73zvtG7ji248fzJsOF/36l712n182CNaIPa"
    "Zc4HgwP3dvu4Ov8PRUN3Uo1/Rgti97/SFcwmNqO7K4LFJl1aza2gGixoTm76XA9htHV8iI"
    "+05iAZLTybKxfIOcsnpEVhi0RFLxmkh5Hor41LguAW9R8hgOkO/xIGYWIVrRg3hw1xH+e6"
    "Dlh+HV1X2/fcVPZjyZLDhuSzmOw7RMtWwXZ1qimpr7WXNfJJYI+aog3mHCPWLuq6e1hVwI"
    "vsXi5YIk+zspT96/r0tyayCgsHB4Z5S2QT62nUgi/EePIB2wqDASpFP7Q/794c3TEySbyz"
    "uyEeLnRBkvcw6viZRQUWAGuzHIJbKOQ4SqeozMScclov7fJuC/LiKMa/QssWhChGrRyLxo"
    "PFYVWjUhGrVsosuG/HAI/xkFQY1QKVhjUYoLp8RWtKZS+5DM+5C2ICW4u6ZS3JWZuxObAO"
    "5l1m+IUpX9kZrNolZFKTaHKdVilpnLfuxCCTZHSBWfZeYzW8zn2F7GeZye/BQg2Sr1qT5c"
    "rSTHaUIXNiMFra0hIhWPmZnn4GIVR7dYJP7VapRaQrox/j40o8pXTVt1T4yYuYvUTPO7NN"
    "ZTuItXTEtp7LotTDvvNCofWqFKbltAFawc1xScKkt4aRNbn8wOorku3uVWapoLXj+wKb8l"
    "/dfvOIckPaQhZ4Kwt1VulztSvad9S8NbeqZIamxwevR9emRwEyLwj8/O8uQ3nJ2l5zfAvU"
    "gYFF9RBRD2Hm8guke5skeOMrJHjuLZI/wbHZLU3TtdtwmQ7L+sQ82Vm5govs+kzb//P0o4"
    "OpQ="
)

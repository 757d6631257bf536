from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Two statements in one round trip: the insert must see what a settling that held the lock
        -- has written, and each statement of a volatile function has a snapshot of its own.
        -- Planned once (planning costs more than storing ten answers), for one look by key an
        -- answer: a plan made while the table was small might otherwise scan the whole of it for
        -- ever.
        create function live_store_answers(game uuid, question uuid, participants uuid[],
          answers text[], received timestamptz[], compensations int[])
        returns table (participant_id uuid, answered_ms int) language plpgsql
        set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
        #variable_conflict use_column
        begin
          perform pg_advisory_xact_lock_shared(hashtextextended(game::text, 7));
          return query
            insert into live_answers as stored
              (session_id, question_id, participant_id, answer, received_at, answered_ms, points, bonus)
            select s.id, question, a.participant_id, a.answer::jsonb, a.received_at,
              greatest(0, floor(extract(epoch from a.received_at - s.opened_at) * 1000)::int
                - s.paused_ms - a.compensation),
              0, 0
            from unnest(participants, answers, received, compensations)
              with ordinality as a(participant_id, answer, received_at, compensation, n)
            join live_sessions s on s.id = game and s.taking and s.question_id = question
              and (s.phase in ('open', 'closed') or s.phase = 'paused' and a.received_at < s.paused_at)
            cross join lateral (select p.time_factor from live_participants p
              where p.id = a.participant_id and p.session_id = game and not p.kicked offset 0) p
            where a.received_at <= least(s.cut_at, s.opened_at + interval '1 millisecond'
              * (s.limit_ms * p.time_factor + s.paused_ms + s.extended_ms))
            order by a.n
            on conflict (session_id, question_id, participant_id) do nothing
            returning stored.participant_id, stored.answered_ms;
        end $$;
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        drop function live_store_answers;"""


MODELS_STATE = (
    "eJztXWtz4zay/Ssof8mkynHZ8tgz67l1q2RbkyixLV9Jnk023pIhErIYUQRDUNZodvPfLx"
    "okxTdNUg+TDL4kYxINUgcg0H36gf8c6HN21FXJ3KQ2MZTVL2R1cIH+c2DgOeH/SLp9iA6w"
    "abo34S8bj3XRWPMbjmZkJW7iMbMtrNj8/gTrjPBLKmGKpZm2Rg2QGk4JYja1iIosYuorRC"
    "cIo/veYPgJWXTJELYIUi1qmrwFntjE4rdVvDqC7lWq8P4143njnhaG9ueCjGz6TOwpsXh/"
    "v/9+sGDEGmkq3Oc/6ODf/+b/0AyVfCUMGsCf5mw00YiuhmBzRMT1kb0yxbVL7blr2J9FW3"
    "jz8Uih+mJu+O3NlT2lxlpAM2y4+kwMYmGbwBNsawEIGgtdd0H3QHVe32/ivGVARiUTvNBh"
    "HEDaeQH/2sFodNcbjgad4Wh0EBsjTyIAtntJoQaML39VJgB4hlf44R+t1unph9bx6fnHs/"
    "cfPpx9PP7I24r3jd/68JfzMj5aTlcCs+6P3bshvBDlk8iZZXDhLyGDbexIicHw0Q+MWngI"
    "Hh6618kDEBCJjMJioalHIBgdCw/5rMHwLvij4X8EexiODGSvfmr3352efy9+MWX2syVuCo"
    "gEvD6cM+ejD0N5NcVWMpRu8wiM/LVqCODBHH8d6cR4tqf8z9bxcQaiX9p9ASpv9X14xt65"
    "t1rOvTC6E/58YpmW+7VH1wwDW6tknCOCEbzHK5uwGiKetRjc9C6h5zljf+ou4pfdu3b/t3"
    "e37V8F5vOVe+umd/ej1z44vS9/G3bakRFgNrYXLA7+YI51PXXJ9qVeX7ZrgLu7cp+2Ppyv"
    "12r4I2t1Hty2b2685djHc0zVhAUjayp7EnIOl53DikUAnxFOWESu+R1bm5Nk7MOSkRFQXd"
    "Ej7x/bGY19qiQZgzHs3nYGw/btfWhErtvDDtxphQbDu/ruPLK4rztB/+wOf0LwJ/pX764T"
    "HbV1u+G/DuCd8MKmI4MuR1gNAuld9i79BTrmZBbQc+DCGCuzJbbUUewObdG0tvFb89Y8eg"
    "Ub+FmMEaAJ7wkWAN/sDYPoX4jFHPTDBkLkdrqBoDgNRy9Oy5wGwk90ifh7rRCIPxOGCJdf"
    "wZqBqIG4so7cftEUMzQmhF+kusq1/7iJsGFfCUZCXpPA7beIJhUQ2Y429ba2QUiXOsmlS5"
    "1k6FInni6Vbgi8+DMyvy0WEGrSzr4Hm6wKS9XPdBxbn+Ba+qL0Bx3nXIj+Sa0ZXyOwjTBS"
    "6Hyu2XwS8G8IG4zL8UYIsxm/MqFWfOUpIvxoPBpPmDeYmzZ7QhpD/IWoWJ4mxFDIBdJsZG"
    "mMr19LzZ4igpUpUnSszQ8RNlT+BGth8HUOFjV9hQi/BLIWX/yWU00nXPyRzxFN1xFXYw2V"
    "wW2LHKEng3y1R7a14uqAeO5yyldA/jDoa0ycZ/CXhGbondMXf5TBf+OFeAQ8ik7gn4+GTj"
    "Aj3x+iJ7YkxBQ9iu6gnbiEGIFn8+5t58ctOUb860P4mc/edFZmxr+krVAy6XzA9qmA19fe"
    "g/+ZLAxnKsCsVSgfEU1lRwZZjjT1fw/2ryC9ShKkL73eGOVmDdz2DaQNtrjVvQkp407Uao"
    "K7E07GxCud4oT5+/Ogd5cMcEAkakNpio3+i3SN1VF7yAAXwAhZTh6ma1M2APdVgiELHVwm"
    "kDEkeWZ3jMVcgN81YNdSSCInQ/a7ihyYfA8DAIvhf3Dfubvu3v14gVz5R6P/cHcnrrgb6q"
    "Nxzc3IC6RSg2+m9+3+L51r3hzzLVKNahf5lqFcq1DGIhT7TIilkCTaMps5C4jtT8E+3q12"
    "vQ3ejH8V8GoFFh1fYqM1p2IL/L6XHGJZ1Cqyma4FmrednubaTk8zttPT+HbqWTJFF4qgnF"
    "wpAoAGrLSidG9EdD98b1WWj1oQviFtyLWci45yUE4OcaWHmC6NwtEKQZkNOIrXd6KKOGoK"
    "BCvUyxG2352e/0C1Z+grd2Br8hW5czDzI5pohsampYY9IrqFca+YgleTYa60A7S9UDW78w"
    "JWa9S5ELh1mOpjwNBoRKBVTl9DzyDInvJxdXwGS8wEEXCBNJUdIoxeiDUWXL94fQRvxK8b"
    "4M7kd7mJzaiBdfSC9QWJOyO22jt4K7o2Q3wc+VAzz6WgGejJ+d3uDcKeDuGqiS1bg9/JXH"
    "9ILCrzH8cQlslyulx/P+BIUm8/5P/l93/n2FtcIvmiRzZ7l+Hnen9LB0I1HAjFV/LGbtx1"
    "X8FDXEDgU837LQVldqruVmVUC+i7DjZFvW1hqQb63Fr5vEIZTqEoieXtEXkh9to3ENzzPO"
    "Cep4N7HgM3si/nxTgitkevz6720igbm4uMzeBiU4Autv6GhOQCHCEcRCBhIV9xQET6ijdw"
    "3FiE/2yWPJvTF42wVOPWjJPWxzx+3tbHdEcv3KtGNB94+q0FKCtt09Q1BdtJ8cfJrQ7T8x"
    "TX7UfYF8hpmA/onIh4YcxmTASuQfTdEQKTWgT3gZEh4uWWWLMhnI8b0tw2nnPL9x12jF9u"
    "OjtTB4kJ833cQN/ZU/KY0+swCmkPV8cenlNbe1nP7DDsQ/I1xYUalmqELpplDXd+HWbvMq"
    "HkGq95dOuREUlORFL7/r7f+wJRR3yZtOgLUR+NfufnztUQrlnkD6LYVYlFssiLRpZEHY0T"
    "4iLTl6WImFRuI4EGNG3qp0QX0L3P9v1oVWe54mLOMuJizuJxMdJXmY5+c32V6yWn+LBHRK"
    "WvsspMd5WrUNQjriNmgYbBjSP7mWv42rPxC1nFtLIInmAPPLh91BJO/6r/fAsv13ZacC7x"
    "360SndjO5t0eXLWvOwd/vYE5LxCPWu/eMKQY6/A7cprmbW4BKwpdGPYReiJzrOkih80tCY"
    "QZerIWOuH2H7XmWB+5LeZ4RiAJ7RC5KXYzsgIx+KfruY7b57t91AZpxtIq36tVLga2iIa8"
    "FmhcRnfr7H0en9vZ+3SnG9yLVMfhDx6JPwpgHBJqBOexh5w3i+qlWQ5Pdo9mH7MXqhtzVY"
    "TkGAwfrjt3wwvkyj8a3bvBsP9wNez1L5BPDD8a7evb7t2FQ6mWoTi274FOq1OUn4lKrFe0"
    "y1GCzPYXUnSQ2lfD7pcOx15IPxrX3UH78gY4J1Vj8D6lOKftD4iJGVtSrhFNMZsWWaBigs"
    "1LJNrJGiU2T6geo/FOyxjQiR1IM7rKZrROFZy2MyUPsi/RvM/q9CxPRMhZekTIWSwihM/w"
    "b9QohHBQpnkYn+fRY8/T1djzmBYrid506JtL9C5MteSohyXlqFdl1BM2LPH2BUJlApG7kd"
    "CT8AS5dKU//9InepoDPzP4pWZTIo3XTODU5ya1krLJc2MGlGNX9NJUoEDP3QShW5elqtc+"
    "ngsag9pc+9/8w7sL9NPUaYRNbWTTGdkIqLapDaGPxoK0sKcjXTNmG4HEO7nhfTQaJEYY2/"
    "CrA5wGTjdNhUoDYlKzNbIJTj1NVbpOR6umAmURhUL5Xt5M3QisvtvRFe+nqWBBzQiVt1lY"
    "bCOsrkQPTUWJ2XgyScrmKIjPAPppKkjEsKiuz71k9pJAdda9NAmnQrETARaO2mY6lj2DDC"
    "n/zyuIDnkn1+RFU+pLWScDWiS+xLXrkqJMfJMvI9YkaF7mO7zqmVLVOV9KnDd1NfiCJlAY"
    "2S32/Acdu4EfbsQIQxOLzj/5NQ/QkpCZW/pA47eJoSYfbrWzJ8mAk7oEnMDoxwHPKBHptp"
    "eJhhskGkr+PnUoasrk5uHv37AyWzVjTrcbwiugimMrY3j9GN7gbKpMEK+ghqPqlccXpyhW"
    "azo6X+Er/jNBQ7EpooYfGYueYFd8ApVHZ0J9gfKwXCMmn7hmAwTcdwwxwpdcG4JqnWpVGh"
    "xfkVwAaydPkZpUlZafLE3KpoVCHmjpYIfKbdm7D9v1PplCCAdkGojzWb4Ewoz8wSjIMLOL"
    "mAJee2kKyPMpXsM/IRt84MRNi6DpXzr3/N8zYvJ/f253RWzuhO/xVckGlyX9d1zSX1rE6e"
    "g31yKGj79MNXpfTMZaVyd0LSFi8a1SlptSib4aGcuVRLOWCcuhGK8o5xENAEvhPmLxZkWK"
    "fwMz4ZTbFnnCVFc/oSeod/mEGF7B+ZzY9hiLKb+bkKq8SWfiINIZWT05JcAFHaLgBbzzEk"
    "4Mdc7y5Lecq2i+YDbiPxjZRNf9m+5D7aWmkPRjPb0vJOt4z9+D00SWJ6sOmyLP+9yhpS8P"
    "+9zhSaqSRpEe1SoNRYPtR/hlpcpeYZmrK+3HGn3DdbcgK4pnLW3IdfpL7OSoQF5M2rlRof"
    "ybHBWwXFPrOyZKS0FZaNOizxaeswvEpnRpcCNQ4YJQeIKo3IrT7CliCjUhaNBQoYh0YvTh"
    "tjoGgxIiGcWPco1KbpwyiGrkfWvqujQWdIQMQlTGDUqngrV0sFduuTrMMAmLlm1qcMWmnR"
    "guThBKSvGZS83A1iqNjw8JRvAer2wnQaRmiGcAfOlaJWsdisN62b1r939LLgx+mWDFXP42"
    "7LQjIzB1j6HOO8O99g2c4XkOnUg/cuJjbG6LnaOIWe5LSMNcGubSMC9kmJOvpsZ7K1NRKy"
    "QpzfMqm+c6ZvaIm0hlvu6orBzpKo+0RV64gVWyxHxAUo5ylUe5ynSbjNdofHZKJck2r4xK"
    "jGwL1FdJPaQ9WMclD9kGjf0T1CHMDbJJxEFszlHowHwtqTVjgh37JOIn3NyRCdV1yOSFDF"
    "3BqUFbLZF629Vj8pwFF1wwFhb/hIiMuagKweYNSAzzfNHoAfEqExIHXzr97uffLpAo27uC"
    "I8h4Szh/jBFRv/tLd9iB2t0vmhNcX4Hw8zc+FeCtDeXdJxhJ7vOtuU9JFKXPf0kU7YEoqt"
    "qo12SU81qWpeoWS36oNuNbWeagKoPaFOpABuoU4A680qJJ9EGg7GgWgxAscpov1YPxafGD"
    "BhE0IkVDFSXcDoWlDpEwEzzX9BWU/AK73iITPhGnTgRNSrrHJh1ChA7oLqIlN4sJs51b3z"
    "EnJmd9zN0n9OTOTv5bnpBbcQzELGo76S4yYqdy69ZhBqHgD2cc9q6RcsR8WCiCvra76o7H"
    "u9Len+ENfmidvP/w/uPp+fuPsDzApfWVDxnod++G0VoY8PGUsFTDctJQPSxpqIrFqJwvLC"
    "QpTZbqq7R8Vy8WkRWWatyx9Tup/eB6HYrAHBBpHMbv8xzJ9T79SK73sSO5JLWWDn1zqTUR"
    "YcMI3/NLRucEZBs48jUZ6Vx7lWRR/xbDLKOw/g6jXGUuVUZhySisN2BSQ4cPRanU6MlEKV"
    "wq5c1G4aOQ8hzHIA5C8IvcLKcQKEWBd4SExRfeoYUUDKV9n9hi/AdR7KeksxbKdpNY2EZj"
    "bOFMQbdtrKyNJECrQYD6I5XXsvUlGhi6sxP6wPsGCoAcEGkgyq2zPAwCb5URICU5BMkhXM"
    "gMH2l1SKsjrx4grY6GWR2hUzyjVkf0iM8UqyN+pGi+EA46QTYxkJAS1VHAYtApxE5MiWa5"
    "IRifEMHKNJCqkRy+sUlnMtiiSmtMlq0Bw1siLCAkJqMCDktGBcgIV6kfSf1I6kd/J/2I6u"
    "Se6poS52QDtzJ0I95oZEKr3HzsPwWRqs41gyHMZqDZwHlpqzFVV06JOIyg209Q482iS2gE"
    "9d5EvfK4crR5dxuoR9BxMmn1eqqlJ7sd9up1RalEluVg+HDtnPBjL1RxyE/3bjDsP1wNe3"
    "3IruTvulBsaj0a7evb7t2FMw7RIcrFd+UhFVvpnGLLpRTTVav5BI8s8udCs0jSUe6UjwY2"
    "kjeBqGhUw+Kyu1Kw1lf2rGH1ejehXf2yO4xA/3B72em/OxEjwhtpzloWD3VdmGpJ0jEsKU"
    "nHCuta61PZY7vWnvezwHH30f0scCt9P7N5o5FjSxcvrwqpHuCbVDBfExF/whF6cqKwbGI+"
    "ifM1/PyJ02MESRPEBEueEWHZi1oOYE5kFlvd8mM22P6qo1DvYvt7Yy6AkcSNKjOPPXl/kg"
    "xAXgZg/RklAf+cmu4SEmtMtss/Wq3T0w+t49Pzj2fvP3w4+3i8TnuJ38rKf7ns/gh6QWgv"
    "iisK0jvZNEUhj3eS/9KJZs3LjXtEVrJv1dEInZHeSCV8jVvqGWRI+X92ySxVQa/YMrFUXr"
    "m+oguLxRVr93K6Uq2IBrn1aac5V2pfuMYr0oifKeEKq+nQOcLDpUyx8UycAmiQsGzy1xVn"
    "DrAL/renA3eGOIEx2skTpI+tLnq1rdlppF0y4muBJsaZ5Yrma2VE87USovn0xXMRgL321W"
    "VCS6K7myMeFvM5NwELAeyLNC7V8iwXxmcZGJ8lnP8XeLMYzkPyNcUOjIg1AOssBbTz6zCk"
    "e8aOGgiZ4F7z6PkDkcltY3uRkkb8ukvFl94j9KqFJ3ZB/A+u++3PwwskZB+N+4fLm+7gp8"
    "71BTIXY12D45IeDUCz+wUuYkuZai8OufNWnpWAzkdeSEoly9eHaC1c4ZNIDy47P3bv7jr9"
    "CzQmz5rBXwk8X8NO/7Zz3W07lUVtApanxt8VvF9f2ndXYqTUF/jZVRkprsIuuN5aZK8Iyu"
    "zxK3KOPNtD+kKeuPrT9LD601hUvWtDxDFOpQsDEvsjC092Be+WS+NIGjAd6ubSgNJL3LRR"
    "T/MSB0edLo3CDsSgjAzJywzJE1DFsZUxeT51GpxNIe60z+d2v3s1zIrKC5ktk0mCz9AV+/"
    "xLn+hp5fB8CnXg9VKzFSoN7HB9E8Oiuj4nIFMeqM66l6bixN+U2V6t0JIo/Z/bR3Mx0r59"
    "SzoKsgBC2remoqNrLyRUcbYkRje8n0B926ZAtbPYs+AinuwjWy/wmY6y0Xo3ed1bNqBz4k"
    "Q6TymywXFFGKIWmhLdZGhMmKYS4agSG13cF1ZCPrGchfvmzkbq+SNlRYtqesCqE7W+I/7u"
    "qjcKBqordBSKVR8Mutxwgbh2zFc3+KF2Nfg6yX2kQ19PKzhfCFRg7cy7CIaE5OEL8UzOig"
    "QmV8IM3i6toKzjfTbhFfyooXrO0FephdAXmhyXFZ2ykqupW/5kgI+IqvxhqiJF44+wIoXS"
    "TUwdKwRpBsJuQNsn0NQtArFpcMSHRZeHaEqXkA6J6ATKR/D7K6QT/ELEwR8K1/4RoJCZb7"
    "Lt50gDou4GRA2jNPhHpb2QgjAftK+G3S8dbicI6Ufjqnd7f9MZgqefz2kTViD10bju9+7v"
    "4ZpqUdOsivOff79K4skHgznW9VTndECsMZksp60P52u/NPyR5ZIe3LZvbqRfWtpmjhLnfu"
    "Wl0lPCsjI9pTquaGmFSyu8BmhKK1xa4RUDtIpW+NrfHbXBg47wFAs85G/PY397AkfoiYPF"
    "rV37ySkHj+31lSN1MeeGwBOaY5Wby08wPZ6QRUyuCTKRTgZXRB1H3p2lkYRDO3f6JJmuVq"
    "Vl/jDD1haYxQDPyFZz21fZQVc6WW3bNjKzyTwObnqCj9e+EeDuO7fHXbHieP886N2l6ddr"
    "kaj1pCk2+i/SNVbjSLAk6AGMbOijKEfWFOggCj35aup85yyazxYRk/lshee8SbXEgMdrom"
    "hzrKdQcGuh6KR3pI5c6Z2hf/IG8F93rrq37Zt3Hw5bkZpy6/My4/lNEOmWBnE2zRkR3WMe"
    "zvFxDdhO4KNGujbX7FFhaKOy+8O2VQNkJY+cjnJzeWSZ39S0Uc+T31R1TlmSoFsnQatI2e"
    "XgQPMkOYk4kE2TLpqYmrJDXlP7dhDnNJ3UlVQ+c50bk4/N1L5BzXRcqCgWFcwiXRrI+RkX"
    "meW2dvIMyWBWaY0+zGIwZcGtHRfckuWKZLmivNDvqFxRdNl/Gz5f1mI5kLVYpNUquQo56p"
    "KreAs9WHIVkquowkL1NlxFRhxWGM0M7mJUOiArnKoEfR2he8o00RlQD4aNJhadoxORlDSF"
    "7CSDomdsZkZfbdptYrqT+KXOJPeeIxOeqkthmO54F3WFBuX2Z17sUgHaniM0OO8LzOWImF"
    "Q6oqiuF5b8iK5FZApDtg73p8u9b6LBNaz0VFSBC8ym18Pt/wzoBJthuk1NrYp6cWTZq0zo"
    "PRQJaxtsKRSbsNIXuJWu8ok4LCxa5VT4egZBzObTQ0WO3BH6QiwRDwr6lxPT5aScC6cSeI"
    "0YsW2dDwN4ocCrtI6sj+l9W+89Uf1zq7MlaIAwv7Fla4pmYsPeWCfMOrUucclPUEvc6biZ"
    "Orh7nWQvx9VlHdcYHNK8e29YSm6/NdQRawgrXq/KeQPxfQkZh79BHL5FFAIHeZTg1iOiDS"
    "TX60umx30ozvfCR2ueQEKm7sgRqSYxBtvzSVKLfwoJn88lpTrBRpqjYi0VPR2Zi+WAtT6V"
    "Fy57vZvQZ3LZjUYyPNxedvrvTiJ5FnGsy6VWvEVWRQ0C/8fUSAoVycZyLSShDM7LsIVUQD"
    "OMS0oCMZPxCgC2KUkDfMB9uLtaAvwqVxOfZJWia37iE+AgiawRNw6zqZopb5OTqBlCnQKM"
    "QOI7hhhVZkScm0tNYoAzjQGJYlpU4TbwJ2SRCZ+UU6IiqCO4QhOyRIxwrNUE79x2u85B0b"
    "h9SQddVR107vgU2Qp8EUkQRONaCTFK2KgBMWmfVto+lWzl7lUn5p+dsqna1LxjWKI6U3hq"
    "VUpfCuqsSWpTRKfN0p4CmmH+es86XonCyqLY8jN/+KHjeqKW+D9dgGsKYUWEIh2hIbV5V1"
    "w30lXHM8X1nnVMFe9DXyVWe97NU2SWVpUWqywN6s2KNb7OrNXDiA5ur4amzMS/Y2imZ70F"
    "ZRqY+HaeJ9nnPD3Z5zyW7DPhaw9JmLDpEPsSDQR4J5mFNp1xlX6K2bQIzmGp7WD9tiEG4a"
    "n8Ps9Ufp8+ld/HYIaSORMM51MlqIs6xVmldny5CNITENzVvD452hVRnAHude/h8qaD7vud"
    "q+6g6zpo14aVuBn2afQ77ZsI1jO+ziYtG5n+I1+onPuoFMTrK7V1II2xYRTG2heSWBfAuh"
    "KcTX3cpLWjbGywuOKjm16GzWvfGNfh7mMIsp2x6UEE9cV0KyXtHFyKxbqEhRqD59bmKO+b"
    "4FnRKepLNQbRbcxQCxsJUKai6DUvhWHFtsBtz0vTIi8aXbBRQUxjchLcOLh/UM0oFR0aEp"
    "S+t0orctX3vdWDcK2h662K0Uqbed6iIc+b1FwIJ4zVc4XaY8UFgCu14kLo5mG2V7J0xQWE"
    "4YgZtOT/m1j0GzHQcuqc/io8iIh/XBYfwEM0IyukGYq+UOEvUSaBLoUoHGGT4I7cwRMKJu"
    "LJSK9q+illSthOPJaywsX2rU5jMR8npdllI+pLNchC2gac8rAmeVhTxaCXhzVB32+gQOz1"
    "sKbqpbvVY8EOHARUyDUQk2sSsFvjCiHXpbBv3ReSvvVCvnUR4VoQ7ICURLsA2hZ5Ibg43E"
    "ExiXeR2T3TTLP47PalJNoF0H6hWmLYaibYvpDEukj82WpEU47FSLdjQkL7t2QCbN14oem2"
    "ZrAjeOxb8HQ7sW+q7/+qinnZPAdYJVwyh/XJPfPAT3LvBAYmy7vj/roC1RXBs3KEOiJX3j"
    "2Ni07QUuTc6zpihCAOJ+83cI7XeAWJY4fwf4XOTWyRH7Ch/sBV4OQaizt4hsw1q9LidJjp"
    "w6lukeJ6xD6EaRZ5vtpus6BMLWEnTcfXbd5AdM/zJD6l5z3FcJ3ipBNR8p2ethbeI9Ot0/"
    "F4VXCtPeBq8eVvF0jIPhrcSOn3LhDH16KPRu++c3chytY8Gvfth4E4Uw0vGFEfDa5Pi78V"
    "nYq/+50vnfYNXPGYjkfjpsO1k/5lr93nl7n5qBJrTLna8Wh87t65Z7RNNEMc0fZotC97/S"
    "FcwmMKYRPRnTnPFDhp5ZgDJ63USQC3ch7allW8+E3ObdtxpPNeKhi/sXu6irhvxdeRnJ2T"
    "jeUbpOjUw3Ok0xI5mr6Q5MiKsL/cloC3KLkNB8T3uBEzkxC16EY8uO/A5idk+WZ4dfXQb1"
    "/xnRkryoLjtqrGdpiW+JNNxqfl/ci5nzX3RZy+0K8K4h0W3CPmnnlaW8iF4lssHiAosr+d"
    "8vT4uC65goGAicLhK1FZGXQY1kT4jx5BdlVRZSQoJ9eH/OvDm8d3V2wub4kjxLNEHS9zDv"
    "tCUqkoMIOdGKsSSZwhQVmMo8o5nCWiGt8moLEuKoxDepb4aEKC8qOp8kfjDlWhryYkIz+b"
    "6GdDvtqE/4yCoEakJKyxijYLu8RS5EvJdajK65C6ICVG15eSo1vl0VUsAriX+X5DkrKKSq"
    "WH2c38L1PxMCQpP+Yqj7IXu1BimCOicpyrPM5sMZ9jaxUf4/Qw/YDIRkH69RnVnUTjK3Rh"
    "MVKQbQ0JyXjMzFB8B6s4usUi8a/WvdQS0ldj8EMzqnwRqvXxdBGau0gJKu8YvHoqd/ECVC"
    "knZ24K09aPcqweWqHCWBtAFSzE1RScdpb20iaWpkwPohkv7uXD1GQX7Dd4Lcsl/ddvOYck"
    "PaQhaedMIN7cpXKz3JHde9o3JN7SM0VSY4PTo+/TI4ObEIHfOjvLk99wdpae3wD3ImFQ/I"
    "sqgLDbvIHonuTKHjnJyB45iWePyFJKezVuYqr4PlM3//p/kiolaQ=="
)

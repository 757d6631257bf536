from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Listing a person's sessions and ending them looks only at those that live.
        create index auth_sessions_alive on auth_sessions (user_id) where revoked_at is null;
        -- The catalogue is read newest first among the published; drafts are few and found by their owner.
        create index courses_published on courses (id) where status = 'published';
        -- Progress is a share; who has completed knows when.
        alter table enrollments add constraint enrollments_percent check (percent between 0 and 100);
        alter table enrollments add constraint enrollments_completed
          check (status <> 'completed' or completed_at is not null);
        -- A job is in one of four states, and the sweeps read only the few rows that they are about.
        alter table jobs add constraint jobs_state check (state in ('pending', 'running', 'done', 'parked'));
        alter table jobs add constraint jobs_percent check (percent between 0 and 100);
        create index jobs_to_sweep on jobs (sweep_at) where state in ('pending', 'running');
        create index jobs_to_drop on jobs (finished_at) where state = 'done';
        create unique index uid_live_sessions_pin_running on live_sessions (pin)
          where phase not in ('finished', 'aborted');
        create index idx_live_sessions_due on live_sessions (due_at) where due_at is not null;
        create unique index uid_live_participants_folded on live_participants (session_id, folded)
          where not kicked;
        create unique index uid_live_participants_user on live_participants (session_id, user_id)
          where user_id is not null;
        -- Signs of life and totals are written often: room for them in the row's own page.
        alter table live_participants set (fillfactor = 70);
        -- The number on the bell: read with every snapshot, mostly of few rows among many.
        create index notifications_unread on notifications (user_id) where read_at is null;
        -- What the live game relies on, whoever writes the row.
        alter table questions add constraint questions_live_points check (live_points in (0, 1000, 2000));
        alter table questions add constraint questions_time_limit check (time_limit_s between 5 and 600);
        alter table questions add constraint questions_points check (points >= 0);
        -- Positions count from 1.
        alter table quiz_questions add constraint quiz_questions_position check (position >= 1);
        -- Whatever writes, an address is stored as it is compared (lms/users/rules.py).
        alter table users add constraint users_email_is_lower check (email = lower(email));
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        drop index auth_sessions_alive;
        drop index courses_published;
        drop index jobs_to_sweep;
        drop index jobs_to_drop;
        drop index uid_live_sessions_pin_running;
        drop index idx_live_sessions_due;
        drop index uid_live_participants_folded;
        drop index uid_live_participants_user;
        drop index notifications_unread;
        alter table enrollments drop constraint enrollments_percent;
        alter table enrollments drop constraint enrollments_completed;
        alter table jobs drop constraint jobs_state;
        alter table jobs drop constraint jobs_percent;
        alter table questions drop constraint questions_live_points;
        alter table questions drop constraint questions_time_limit;
        alter table questions drop constraint questions_points;
        alter table quiz_questions drop constraint quiz_questions_position;
        alter table users drop constraint users_email_is_lower;
        alter table live_participants reset (fillfactor);
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

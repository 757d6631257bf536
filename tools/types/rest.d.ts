// What a path of the API takes and gives back, read from the types made of its OpenAPI document.
import type { components, paths } from "lms-api";

export type Schemas = components["schemas"];
type Json = { "application/json": unknown };

/** "courses/1/quizzes?limit=5" and "courses/{course_id}/quizzes" both become "courses/{}/quizzes". */
type Shape<P extends string> = P extends `${infer Path}?${string}` ? Parts<Path> : Parts<P>;
type Parts<P extends string> = P extends `${infer First}/${infer Rest}` ? `${Part<First>}/${Parts<Rest>}` : Part<P>;
type Part<S extends string> = string extends S ? "{}" : S extends `{${string}}` ? "{}" : S;
type Known = { [P in keyof paths & string as P extends `/api/v1/${infer Rest}` ? Parts<Rest> : never]: paths[P] };
type Operation<M extends string, P extends string> =
  Shape<P> extends infer K extends keyof Known ? (M extends keyof Known[K] ? Known[K][M] : never) : never;

type Content<R> = R extends { content: Json } ? R["content"]["application/json"] : null;
type Good<R> = Extract<keyof R, 200 | 201 | 202>;

/** What comes back from a path: null where there is no body. An unknown path gives `never`. */
export type Reply<M extends string, P extends string> =
  Operation<M, P> extends infer O
    ? O extends { responses: infer R }
      ? [Good<R>] extends [never]
        ? null
        : Content<R[Good<R>]>
      : never
    : never;

/** What a path takes; nothing where it takes no body. */
export type Body<M extends string, P extends string> =
  Operation<M, P> extends infer O
    ? O extends { requestBody?: infer B }
      ? [NonNullable<B>] extends [never]
        ? Record<string, never>
        : NonNullable<B> extends { content: Json }
          ? NonNullable<B>["content"]["application/json"]
          : never
      : never
    : never;

export type Page<T> = { items: T[]; next: string | null };
/** One of the things that a path lists. */
export type Item<P extends string> = Reply<"get", P> extends { items: (infer T)[] } ? T : never;

/** A quiz's statistics: their path also gives a file, so the document leaves the shape open. */
export type Statistics = {
  as_of: string;
  students: number;
  attempts: number;
  mean: number | null;
  median: number | null;
  sd: number | null;
  min: number | null;
  max: number | null;
  cic: number | null;
  histogram: number[];
  items: {
    question_id: string;
    position: number;
    type: string;
    n: number;
    facility: number | null;
    discrimination: number | null;
    efficiency: number | null;
    intended_weight: number | null;
    effective_weight: number | null;
    options: {
      id: string;
      count: number;
      share: number | null;
      point_biserial: number | null;
      top: number;
      middle: number;
      bottom: number;
    }[];
    flags: ("too_few" | "zero_variance" | "negative_covariance")[];
  }[];
};

type Answer = { question_id: string; answer: object; answered_ms: number; correct: boolean; points: number; bonus: number };
/** Everybody's results of one game: its path also gives a file, so the document leaves the shape open. */
export type Results = Page<{
  participant_id: string;
  user_id: string | null;
  nickname: string;
  rank: number | null;
  total: number;
  correct: number;
  kicked: boolean;
  answers: Answer[];
}> & {
  session: Schemas["LiveSessionOut"];
  questions: {
    question_id: string;
    number: number;
    stem: string;
    stem_html: string;
    question_type: string;
    points: number;
    time_limit_ms: number;
    voided: boolean;
    skipped: boolean;
  }[];
};

export type Me = Schemas["UserOut"];
export type Course = Reply<"get", `courses/${string}`>;
export type Mfa = Reply<"get", "auth/mfa">;
/** A quiz in a list, or one by itself. */
export type Quiz = Schemas["QuizOut"];
/** A game in a list or on the dashboard. */
export type Session = Schemas["SessionFigures"] | Schemas["LiveSessionOut"];

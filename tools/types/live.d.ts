// The frames of the socket, by channel, and what a page keeps of a game.
import type { components } from "lms-socket";
import type { Timer } from "../../static/lib/clock.js";
import type { Realtime } from "../../static/lib/realtime.js";

export type Wire = components["schemas"];
export type Phase = Wire["Phase"];
export type Answer = Wire["GivenAnswer"]["answer"];
export type Option = Pick<Wire["ShownOption"], "id" | "text"> & { html?: string };
export type Placed = Wire["Placed"];
export type Player = Pick<Wire["ListedPlayer"], "participant_id" | "nickname">;
export type Notification = Wire["NotificationOut"];

/** A reply to `subscribe`, or the state anew; without a snapshot nothing was missed. */
type Snapshot<S, M = undefined> = { type: "snapshot"; version?: number; snapshot?: S; me?: M };
type Voided = { type: "live.question.voided"; version: number; question_id: string; top?: Placed[]; podium?: Placed[] };
type LobbyChanged = Omit<Wire["Lobby"], "names"> & { names?: Player[] };
type Revealed = Omit<Wire["Revealed"], "correct"> & Pick<Wire["RevealedQuestion"], "correct">;

export type GameEvents = {
  "live.lobby": LobbyChanged;
  "live.question.intro": Wire["QuestionIntro"];
  "live.question.opened": Wire["QuestionOpened"];
  "live.question.changed": Wire["QuestionChanged"];
  "live.question.closed": Wire["QuestionClosed"];
  "live.question.voided": Voided;
  "live.tally": Wire["Tally"];
  "live.revealed": Revealed;
  "live.result": Wire["Result"];
  "live.leaderboard": Wire["Leaderboard"];
  "live.host": Wire["HostOnline"];
  "live.kicked": Wire["Kicked"];
  "live.finished": Wire["Finished"];
};
export type GameSnapshot = Snapshot<Wire["GameSnapshot"], Wire["GameMe"]>;
export type GameFrame = GameSnapshot | GameEvents[keyof GameEvents];
export type DashboardFrame = Snapshot<Wire["DashboardSnapshot"]> | Wire["DashboardChanged"];
export type CourseFrame = Snapshot<Wire["CourseSnapshot"]> | Wire["CourseChanged"] | Wire["LineChanged"];
export type NotificationFrame =
  | Snapshot<Wire["NotificationsSnapshot"]>
  | Wire["NotificationCreated"]
  | Wire["NotificationRead"] | Wire["NotificationsRead"]
  | Wire["CertificateIssued"] | Wire["CertificateRevoked"]
  | Wire["JobChanged"];
export type ProgressFrame = Snapshot<Wire["ProgressSnapshot"]> | Wire["ProgressChanged"];
export type AttemptFrame = Snapshot<Wire["AttemptSnapshot"]> | Wire["AttemptChanged"] | Wire["AttemptSaved"];
export type Frame = GameFrame | AttemptFrame | CourseFrame | DashboardFrame | NotificationFrame | ProgressFrame;

/** What is heard on a channel, by its name. */
export type FrameOn<Name extends string> = Name extends `live:${string}`
  ? GameFrame
  : Name extends `dashboard:${string}`
    ? DashboardFrame
    : Name extends `course:${string}`
      ? CourseFrame
      : Name extends `notifications:${string}`
      ? NotificationFrame
      : Name extends `progress:${string}`
        ? ProgressFrame
        : Name extends `attempt:${string}`
          ? AttemptFrame
          : never;

/** apply gets snapshots and events; version says the last one it holds, to resume from; refused hears that the channel is not for us. */
export interface Listener<F = Frame> {
  apply(frame: F): void;
  version?(): number | undefined;
  refused?: (() => void) | null;
}

/** Which player of which game. */
export type Seat = { session_id?: string; participant_id?: string };
export type Ok = Wire["Ok"];
export type Fields = Record<string, unknown>;
export type Status = "connecting" | "connected" | "slow" | "reconnecting" | "offline" | "closed";

/** An `image` is drawn, and not sent by the server yet. */
type Drawn = { image?: { url: string; alt?: string } };
export type Opened = Omit<Wire["OpenedQuestion"], "options"> & Drawn & { options: Option[] };
/** In the intro it is the stem alone. */
export type Question = Omit<Wire["IntroducedQuestion"], "intro_ms"> & { intro_ms?: number } & Partial<Opened>;
export type Own = Wire["GameMe"];

/** A game as the last frame left it. */
export type Game = Pick<
  Wire["GameSnapshot"],
  "number" | "total" | "title" | "locked" | "host_online" | "count" | "revealed" | "top" | "podium" | "tally" | "next"
> & {
  loaded: boolean;
  phase: Phase | null;
  version: number | undefined;
  pin: string;
  join_url: string;
  settings: Wire["LiveSettings"] | null;
  question: Question | null;
  names: Player[];
  me: Own | null;
  timer: Timer | null;
  introEndsAt: number | null;
  kicked?: "ban" | "kick";
};
/** A player's, with a question on the screen. */
export type Played = Game & { question: Question; me: Own };
/** A game whose question was opened. */
export type Asked = Game & { question: Question & Opened };

export interface Live {
  state: Game;
  line: Realtime;
  status: Status;
  closeCode: number;
  send(type: string, fields?: Fields): Promise<Ok>;
  refresh(): Promise<unknown>;
}

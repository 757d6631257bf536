// What components and hooks hand around.
import type { ComponentChildren, ComponentType, MutableRef, VNode } from "preact";

export type Children = ComponentChildren;
export type Component = ComponentType<Record<string, unknown>>;
export type Node = VNode | null;
/** Attributes that a component hands through to its element. */
export type Rest = { [name: string]: unknown };
export type Params = { [name: string]: unknown };
export type Ref<E extends Element> = MutableRef<E | null>;
/** An event whose target is known by its handler's place. */
export type On<E extends Element = HTMLInputElement> = Event & { target: E };

export type Load<T> = { data: T | undefined; error: unknown; slow: number; reload: () => Promise<void> };
/** What was read, once it is there. */
export type Data<L extends { data: unknown }> = NonNullable<L["data"]>;

export type Errors = { [field: string]: string | undefined };
export type MenuItem = { text: Children; onPress: () => unknown; icon?: string; kind?: string; key?: string };
export type Column<Row> = { key: string; head: string; end?: boolean; cell: (row: Row) => Children };

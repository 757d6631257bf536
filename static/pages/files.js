// One's own files: added, found, renamed, linked to, shown to everybody, deleted.
import { html, useRef, useState } from "../lib/dom.js";
import { patch, post, remove, told } from "../lib/api.js";
import { useForm } from "../lib/form.js";
import { bytes, hasWords, t } from "../lib/i18n.js";
import { useKeys } from "../lib/keys.js";
import { useList } from "../lib/list.js";
import { asQuery, useQuery, useSettled } from "../lib/query.js";
import { usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";
import { Button } from "../components/Button.js";
import { CopyButton } from "../components/Copy.js";
import { DataTable } from "../components/DataTable.js";
import { Confirm, Dialog } from "../components/Dialog.js";
import { explain, Field } from "../components/Field.js";
import { Icon } from "../components/Icon.js";
import { Select, Summary } from "../components/Inputs.js";
import { Menu } from "../components/Menu.js";
import { Name } from "../components/Name.js";
import { Empty, Loaded } from "../components/States.js";
import { Tag } from "../components/Tag.js";
import { Time } from "../components/Time.js";
import { toast } from "../components/Toast.js";
import { Uploader } from "../components/Uploader.js";
/** @import { FileOut } from "../lib/upload.js" */
/** @import { On, Ref } from "lms-types/view" */

const KINDS = /** @type {const} */ (["image", "video", "audio", "document", "archive"]);
const DAY_S = 86400;

/** @param {FileOut} file what opens is what a browser may show; all else is saved */
const address = (file) => (["image", "video", "audio"].includes(file.kind) ? `${file.url}?inline=true` : file.url);
/** @param {string} name */
const parts = (name) => [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];

/** @param {{ file: FileOut, onDone: () => void, onClose: () => void }} props */
function Rename({ file, onDone, onClose }) {
  const [stem, ending] = parts(file.name);
  const form = useForm(
    { name: stem },
    async ({ name }) => {
      await patch(`files/${file.id}`, { name: name.trim() + ending });
      onClose();
      onDone();
    },
    { wanted: ["name"] },
  );
  return html`
    <${Dialog} title=${t("files.rename")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="rename" busy=${form.busy}>${t("files.rename_yes")}<//>`}>
      <form id="rename" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("files.name")} hint=${t("files.ending", { ending })} autocomplete="off" dir="auto" maxlength="190" data-safe=${true} ...${form.field("name")} />
      </form>
    <//>`;
}

/** @param {{ url: string, onClose: () => void }} props */
function Link({ url, onClose }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  return html`
    <${Dialog} title=${t("files.link")} onClose=${onClose}>
      <p class="quiet">${t("files.link_text")}</p>
      <code class="code breaks" ref=${node} dir="ltr">${url}</code>
      <div><${CopyButton} text=${url} label=${t("files.copy")} source=${node} kind="primary" /></div>
    <//>`;
}

/** @param {{ uses: { kind: string, id: string }[], onClose: () => void }} props */
const InUse = ({ uses, onClose }) => html`
  <${Dialog} title=${t("files.in_use")} onClose=${onClose}>
    <p>${t("files.in_use_text")}</p>
    <ul class="rows">${uses.map(({ kind, id }) => html`<li key=${id}>${t(hasWords(`files.use_${kind}`) ? `files.use_${kind}` : "files.use_other")}</li>`)}</ul>
  <//>`;

/** @param {(file: FileOut) => unknown} menu */
const columns = (menu) => [
  {
    key: "name",
    head: "files.name",
    cell: (/** @type {FileOut} */ file) =>
      html`<a class="breaks" href=${address(file)} target="_blank" rel="noopener"><${Name}>${file.name}<//></a>${file.visibility === "public" && html` <${Tag}>${t("files.public")}<//>`}`,
  },
  { key: "kind", head: "files.kind", cell: (/** @type {FileOut} */ file) => t(`files.kind_${file.kind}`) },
  {
    key: "size",
    head: "files.size",
    end: true,
    cell: (/** @type {FileOut} */ file) => html`<span class="size">${bytes(file.size)}</span>`,
  },
  { key: "at", head: "files.at", cell: (/** @type {FileOut} */ file) => html`<${Time} at=${file.created_at} />` },
  { key: "menu", head: "files.actions", cell: menu },
];

export default function Files() {
  const { me } = useMe();
  const [filters, setFilters] = useQuery(["q", "kind"]);
  const [open, setOpen] = useState(/** @type {{ what: string, file: FileOut, more?: any } | null} */ (null));
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  const settled = useSettled(filters.q.trim());
  const list = useList(`files${asQuery({ ...filters, q: settled })}`);
  usePage(t("files.title"));
  useKeys({ "/": () => search.current?.focus() });
  const close = () => setOpen(null);

  /** @param {FileOut} file */
  const drop = async (file) => {
    try {
      await remove(`files/${file.id}`);
      toast(t("files.deleted"));
      list.reload();
    } catch (error) {
      const { code, usedBy } = told(error);
      if (code === "in_use") setOpen({ what: "used", file, more: usedBy });
      else toast(explain(error));
    }
  };
  /** @param {FileOut} file */
  const share = async (file) => {
    try {
      const { url } = await post(`files/${file.id}/link`, { expires_in_s: DAY_S });
      setOpen({ what: "link", file, more: url });
    } catch (error) {
      toast(explain(error));
    }
  };
  /** @param {FileOut} file */
  const show = async (file) => {
    try {
      await patch(`files/${file.id}`, { visibility: file.visibility === "public" ? "private" : "public" });
      list.reload();
    } catch (error) {
      toast(explain(error));
    }
  };
  /** @param {FileOut} file */
  const menu = (file) => html`
    <${Menu} label=${t("files.menu", { name: file.name })} items=${[
      { icon: "download", text: t("files.download"), onPress: () => location.assign(file.url) },
      { icon: "edit", text: t("files.rename"), onPress: () => setOpen({ what: "rename", file }) },
      { icon: "copy", text: t("files.link"), onPress: () => share(file) },
      me.role !== "student" && {
        icon: file.visibility === "public" ? "lock" : "unlock",
        text: t(file.visibility === "public" ? "files.hide" : "files.show"),
        onPress: () => show(file),
      },
      { icon: "trash", kind: "danger", text: t("files.delete"), onPress: () => setOpen({ what: "delete", file }) },
    ]} />`;

  const some = filters.q || filters.kind;
  const clear = () => setFilters({ q: "", kind: "" });
  const empty = html`<${Empty} title=${t(some ? "files.none_found" : "files.none")} hint=${t(some ? "files.none_found_hint" : "files.none_hint")}>${some && html`<${Button} onPress=${clear}>${t("files.clear")}<//>`}<//>`;
  return html`
    <h1 tabindex="-1">${t("files.title")}</h1>
    <${Uploader} onDone=${list.reload} />
    <div class="filters" role="search">
      <div class="search"><${Icon} name="search" /><input class="input" type="search" ref=${search} aria-label=${t("files.search")} placeholder=${t("files.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => setFilters({ q: event.target.value })} /></div>
      <${Select} name="kind" label=${t("files.kind")} value=${filters.kind} options=${[["", t("files.any_kind")], ...KINDS.map((kind) => [kind, t(`files.kind_${kind}`)])]} onInput=${(/** @type {string} */ kind) => setFilters({ kind })} />
    </div>
    <${Loaded} load=${list} rows=${6} height=${52} empty=${empty}>${(
      /** @type {{ items: FileOut[] }} */ { items },
    ) => html`
      <${DataTable} label=${t("files.title")} columns=${columns(menu)} rows=${items} rowKey=${(/** @type {FileOut} */ file) => file.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${open?.what === "rename" && html`<${Rename} file=${open.file} onDone=${list.reload} onClose=${close} />`}
    ${open?.what === "link" && html`<${Link} url=${open.more} onClose=${close} />`}
    ${open?.what === "used" && html`<${InUse} uses=${open.more} onClose=${close} />`}
    ${open?.what === "delete" && html`<${Confirm} title=${t("files.delete_title", { name: open.file.name })} text=${t("files.delete_text")} yes=${t("files.delete")} onYes=${() => drop(open.file)} onClose=${close} />`}`;
}

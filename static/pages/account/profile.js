import { html } from "../../lib/dom.js";
import { patch } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { useMe } from "../../lib/session.js";
import { here, zoneOptions } from "../../lib/zones.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Select, Summary } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { toast } from "../../components/Toast.js";

export function Profile() {
  const { me, refresh } = useMe();
  const form = useForm(
    { full_name: me.full_name, timezone: me.timezone ?? "" },
    async (given) => {
      await patch("users/me", { full_name: given.full_name.trim(), timezone: given.timezone || null });
      await refresh();
      toast(t("account.saved"));
    },
    { wanted: ["full_name"] },
  );
  return html`
    <${Section} id="profile-card" title=${t("profile.title")}>
      <form ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("auth.name")} hint=${t("profile.name_hint")} autocomplete="name" dir="auto" ...${form.field("full_name")} />
        <div class="field"><span class="field-name">${t("auth.email")}</span><p class="fixed"><bdi>${me.email}</bdi></p></div>
        <${Select} label=${t("profile.zone")} options=${[["", t("profile.zone_none", { zone: here })], ...zoneOptions(me.timezone)]} ...${form.field("timezone")} />
        <div><${Button} kind="primary" type="submit" busy=${form.busy}>${t("profile.save")}<//></div>
      </form>
    <//>`;
}

// Somebody with an account comes into the course by the address, open or not.
import { html } from "../../../lib/dom.js";
import { post } from "../../../lib/api.js";
import { useForm } from "../../../lib/form.js";
import { t } from "../../../lib/i18n.js";
import { Button } from "../../../components/Button.js";
import { Field, Problem } from "../../../components/Field.js";
import { toast } from "../../../components/Toast.js";

/** @import { Course } from "lms-types/rest" */

/** @param {{ course: Course, onDone: () => void }} props */
export function AddLearner({ course, onDone }) {
  const form = useForm(
    { email: "" },
    async ({ email }) => {
      const { user } = await post(`courses/${course.id}/enrollments`, { email: email.trim() });
      form.reset();
      onDone();
      toast(t("learners.added", { name: user.full_name }));
    },
    {
      wanted: ["email"],
      prefix: "learner-",
      words: (error) => (error.status === 422 ? { email: t("learners.unknown") } : null),
    },
  );
  return html`
    <form ...${form.form} class="inline-form">
      <${Field} label=${t("learners.email")} type="email" autocomplete="off" ...${form.field("email")} />
      <${Button} type="submit" busy=${form.busy}>${t("learners.add")}<//>
    </form>
    <${Problem} text=${form.errors.form} />`;
}

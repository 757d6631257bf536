// Names first, numbers at the end; below 768 px a row becomes a card. The first cell is the link.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @import { Column } from "lms-types/view" */

/**
 * @template Row
 * @param {{ columns: Column<Row>[], rows: Row[], label: string, rowKey: (row: Row) => string }} props
 */
export const DataTable = ({ columns, rows, label, rowKey }) => html`
  <table class="table">
    <caption class="vh">${label}</caption>
    <thead><tr>${columns.map(({ key, head, end }) => html`<th key=${key} scope="col" data-end=${end}>${t(head)}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(
        (row) => html`
        <tr key=${rowKey(row)}>
          ${columns.map(({ key, head, end, cell }, i) =>
            i === 0
              ? html`<th key=${key} scope="row">${cell(row)}</th>`
              : html`<td key=${key} data-end=${end} class=${end ? "num" : ""} data-label=${t(head)}>${cell(row)}</td>`,
          )}
        </tr>`,
      )}
    </tbody>
  </table>`;

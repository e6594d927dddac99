import { createHash } from 'node:crypto';
import { m } from '#lib/messages/messages.js';
import type { Pulse } from '#lib/platform/server/pulse.ts';
import { inLithuania, type Locale } from '#platform';
import type { Standing } from './keep.ts';

/** How an installation fares: of its processes by our own knowledge, of the rest by what its database told just now; null when it does not answer. */
export type Status = { ok: boolean; at: Date; processes: Standing[]; pulse: Pulse | null };

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:40rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.25rem .75rem .25rem 0;border-block-end:1px solid}section+section{margin-block-start:3rem}`;

/** Nothing but our few lines of style is let into the page. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** How the installation fares, in Lithuanian and then in English: one page without scripts that asks nobody for anything. */
export const statusPage = (status: Status): string =>
	`<!doctype html><html lang="lt"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${m.site_status_title({}, { locale: 'lt' })}</title><style>${style}</style></head><body><main>${part(status, 'lt')}${part(status, 'en')}</main></body></html>\n`;

function part({ ok, at, processes, pulse }: Status, locale: Locale): string {
	const speak = { locale };
	const rows = processes.map((standing) => [
		nameOf(standing, locale),
		standing.up ? m.site_status_up({}, speak) : m.site_status_down({}, speak),
		time(standing.since)
	]);
	const unknown = m.site_status_unknown({}, speak);
	const facts = [
		[m.site_status_database({}, speak), pulse ? m.site_status_answers({}, speak) : m.site_status_silent({}, speak)],
		[m.site_status_worker_seen({}, speak), pulse?.worker_seen_at ? time(pulse.worker_seen_at) : unknown],
		[m.site_status_examined({}, speak), pulse?.examined_at ? time(pulse.examined_at) : unknown],
		[m.site_status_letters({}, speak), pulse ? String(pulse.letters_waiting) : unknown]
	];
	const heads = [m.site_status_part({}, speak), m.site_status_state({}, speak), m.site_status_since({}, speak)];
	return [
		`<section lang="${locale}">${locale === 'lt' ? heading('h1', locale) : heading('h2', locale)}`,
		`<p>${ok ? m.site_status_ok({}, speak) : m.site_status_failing({}, speak)}</p>`,
		`<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`,
		`<table><tbody>${facts.map(row).join('')}</tbody></table>`,
		`<p>${m.site_status_moment({ moment: time(at) }, speak)}</p></section>`
	].join('');
}

const heading = (level: 'h1' | 'h2', locale: Locale): string => `<${level}>${m.site_status_title({}, { locale })}</${level}>`;

const row = ([head, ...cells]: string[]): string =>
	`<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

function nameOf({ part: which, number }: Standing, locale: Locale): string {
	if (which === 'web') return m.site_status_web({ number: number ?? 1 }, { locale });
	return which === 'worker' ? m.site_status_worker({}, { locale }) : m.site_status_server({}, { locale });
}

const time = (moment: Date): string =>
	`<time datetime="${moment.toISOString()}">${inLithuania(moment).toISOString().slice(0, 19).replace('T', ' ')}</time>`;

import { toString as qrOf } from 'qrcode';
import { clockTime, dayInWords, inLocale } from '#platform';
import { done, type Outcome } from '#platform';
import { renderPdf, type Context, type DocumentData } from '#platform/server';
import { siteAddress } from '#people/server';
import { inHours } from '../../hours.ts';
import { readRegister, type RegisterPage } from './read-register.ts';

/** What the sheet says: it is signed and kept in the language of the state. */
const words = {
	title: 'Mokymų dalyvių sąrašas',
	halves: { morning: 'iki pietų', afternoon: 'po pietų', whole: 'visa diena' },
	facts: ['Kas', 'Duomenys'],
	programme: 'Programa',
	topic: 'Tema',
	school: 'Mokykla',
	network: 'Tinklas',
	place: 'Vieta',
	when: 'Laikas',
	hours: 'Akademinės valandos',
	kinds: (contact: string, consultation: string) => `kontaktinės – ${contact}, konsultacijų – ${consultation}`,
	columns: ['Nr.', 'Kodas', 'Vardas ir pavardė', 'Pareigos', 'Parašas'],
	lecturers: 'Lektoriai',
	lecturerColumns: ['Vardas ir pavardė', 'Parašas'],
	qr: 'Adresas, kuriuo lektorius suveda šį lapą',
	typed: 'Po pusdienio lektorius šį lapą suveda pagal kodus ir prideda jo nuotrauką.'
};

/** The sheet of a half-day for signatures (e6), as a tagged PDF. For who keeps the register. */
export async function printSheet(
	context: Context,
	asked: { delivery_id: string; session_id: string }
): Promise<Outcome<{ name: string; pdf: Uint8Array }, 'not_found'>> {
	const read = await readRegister(context, asked);
	if (!read.ok) return read;
	const { delivery, session } = read.value;
	const address = siteAddress(`/training/${delivery.id}/register/${session.id}/sheet`, 'lt');
	const pdf = renderPdf('attendance-sheet', sheetWords(read.value, await qrOf(address, { type: 'svg', margin: 2 })), {
		locale: 'lt',
		at: context.now
	});
	return done({ name: `lankomumo-lapas-${delivery.reference}-${session.held_on}.pdf`, pdf });
}

/** The words of a sheet, for its template. */
export function sheetWords(
	{ delivery, session, rows, lecturers }: Pick<RegisterPage, 'delivery' | 'session' | 'rows' | 'lecturers'>,
	qr: string
): DocumentData {
	const hours = new Intl.NumberFormat('lt', { maximumFractionDigits: 2 });
	const shown = (quarters: number) => hours.format(inHours(quarters));
	const facts: [string, string][] = [
		[words.programme, inLocale(delivery.programme_name, 'lt')],
		[words.topic, inLocale(delivery.title, 'lt')],
		...(delivery.school ? [[words.school, delivery.school] as [string, string]] : []),
		...(delivery.network ? [[words.network, inLocale(delivery.network, 'lt')] as [string, string]] : []),
		[words.place, delivery.place],
		[words.when, `${dayInWords(session.held_on, 'lt')}, ${clockTime(session.begins_at)}–${clockTime(session.ends_at)}`],
		[words.hours, `${shown(session.contact + session.consultation)} (${words.kinds(shown(session.contact), shown(session.consultation))})`]
	];
	return {
		title: words.title,
		footer: `${words.title}, ${delivery.reference}`,
		caption: `${delivery.reference} · ${dayInWords(session.held_on, 'lt')}, ${words.halves[session.half]}`,
		facts: { columns: words.facts, rows: facts.map(([name, value]) => ({ name, value })) },
		columns: words.columns,
		rows: rows.map(({ code, name, post, school }, at) => [
			String(at + 1),
			code,
			name,
			[post, delivery.school ? '' : school].filter(Boolean).join(', ')
		]),
		lecturers: { title: words.lecturers, columns: words.lecturerColumns, names: lecturers.map(({ name }) => name) },
		qr,
		qr_words: words.qr,
		typed: words.typed
	};
}

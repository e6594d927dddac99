import { create } from 'qrcode';
import { dayInWords, type Day } from '#platform';
import { renderPdf, type DocumentData } from '#platform/server';
import { siteAddress } from '#people/server';
import type { Certificate } from './certificates.ts';

export type Printable = Pick<Certificate, 'content' | 'statement' | 'state' | 'replaced_by' | 'issued_at'>;

/** A certificate as a document (e5): one page, tagged (PDF/UA-1), in Lithuanian. What has been revoked or replaced says so. */
export const certificatePdf = (certificate: Printable): Uint8Array =>
	renderPdf('certificate', wordsOf(certificate), { locale: 'lt', at: certificate.issued_at });

/** The address that the QR holds: the public page with the whole statement. */
export const qrAddress = (statement: string): string => siteAddress(`/certificates/${statement}`, 'lt');

function wordsOf({ content, statement, state, replaced_by }: Printable): DocumentData {
	const { number, code, issuer, name, programme, title, days, place, hours, competences, lecturers, signatory, issued_on, replaces } =
		content;
	const total = hours.contact + hours.consultation + hours.independent;
	return {
		title: 'Kvalifikacijos tobulinimo pažymėjimas',
		author: issuer.name,
		footer: `Pažymėjimas Nr. ${number}`,
		number: `Nr. ${number}`,
		institution: {
			name: issuer.name,
			lines: [`Juridinio asmens kodas ${issuer.code}`, issuer.address, `Akreditacijos Nr. ${issuer.accreditation}`].filter(
				(line) => line !== ''
			)
		},
		status:
			state === 'revoked'
				? 'Šis pažymėjimas panaikintas.'
				: state === 'replaced'
					? `Šis pažymėjimas negalioja: jį pakeitė pažymėjimas Nr. ${replaced_by}.`
					: '',
		certified: 'Pažymima, kad',
		name,
		has: 'tobulino kvalifikaciją pagal programą',
		programme: `„${programme.title.lt}“`,
		programme_code: programme.code ? `Programos kodas NŠPR: ${programme.code}` : '',
		rows: [
			{ name: 'Tema', value: title.lt },
			{ name: days.length > 1 ? 'Datos' : 'Data', value: daysInWords(days) },
			{ name: 'Vieta', value: place },
			{ name: 'Trukmė', value: `${inHours(total)} ak. val.${kindsOf(hours)}` },
			...(competences.length > 0 ? [{ name: 'Tobulintos kompetencijos', value: competences.map(({ lt }) => lt).join('; ') }] : []),
			...(lecturers.length > 0 ? [{ name: 'Mokymus vedė', value: lecturers.join(', ') }] : []),
			...(replaces ? [{ name: 'Pakeičia', value: `Pažymėjimą Nr. ${replaces}` }] : [])
		],
		signatory: { post: signatory.post, name: signatory.name, mark: 'Pasirašyta įstaigos elektroniniu raktu' },
		issued: `Išduota ${dayInWords(issued_on, 'lt')}`,
		check: `Patikra: ${siteAddress('/certificates', 'lt').replace(/^https?:\/\//, '')}`,
		code: `Patikros kodas ${code.slice(0, 4)} ${code.slice(4)}`,
		qr: svgOf(qrAddress(statement)),
		qr_words: `QR kodas su pasirašytu teiginiu: pažymėjimas Nr. ${number}. Nuskaičius atsidaro patikros puslapis.`
	};
}

const daysInWords = (days: readonly Day[]): string => days.map((day) => dayInWords(day, 'lt')).join(', ');

function kindsOf({ contact, consultation, independent }: Printable['content']['hours']): string {
	const parts = [
		[contact, 'kontaktinės'],
		[consultation, 'konsultacijų'],
		[independent, 'savarankiško darbo']
	] as const;
	const said = parts.filter(([quarters]) => quarters > 0).map(([quarters, words]) => `${words} – ${inHours(quarters)}`);
	return said.length > 0 ? ` (${said.join(', ')})` : '';
}

const hours = new Intl.NumberFormat('lt', { maximumFractionDigits: 2 });
const inHours = (quarters: number): string => hours.format(quarters / 4);

/** The modules of the code in one path: sharp at every size, and small. */
function svgOf(text: string): string {
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const rows = Array.from({ length: modules.size }, (_, y) => rowOf(modules.data, modules.size, y)).join('');
	const size = modules.size + 8;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${rows}"/></svg>`;
}

/** Neighbouring modules of a row are one rectangle; four modules around the code stay empty. */
function rowOf(data: Uint8Array, size: number, y: number): string {
	let path = '';
	for (let x = 0; x < size; x++) {
		let length = 0;
		while (x + length < size && data[y * size + x + length]) length++;
		if (length > 0) path += `M${x + 4} ${y + 4}h${length}v1h-${length}z`;
		x += length;
	}
	return path;
}

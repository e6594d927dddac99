import type { TermsInput } from '#credentials';
import type { TermsRecord } from '#credentials/server';
import type { DateParts } from '#lib/ui';
import { dayIn, pairsIn, textIn } from '../../../../../../form-days.server.ts';

const texts = [
	'issuer_name',
	'issuer_code',
	'issuer_address',
	'accreditation',
	'programme_code',
	'title_lt',
	'title_en',
	'competences_lt',
	'competences_en',
	'least_share',
	'signatory_post',
	'signatory_name',
	'series'
] as const;

/** The terms as a form has them. */
export type TermsTyped = Record<(typeof texts)[number], string> & { accredited_until: string | DateParts; asks_evaluation: boolean };

/** What stands in the form before anybody has typed; where there are no terms, what the centre and the programme are called. */
export const termsShown = (terms: TermsRecord | null, preset: { issuer: string; title: { lt: string; en: string } }): TermsTyped => ({
	issuer_name: terms?.issuer_name ?? preset.issuer,
	issuer_code: terms?.issuer_code ?? '',
	issuer_address: terms?.issuer_address ?? '',
	accreditation: terms?.accreditation ?? '',
	accredited_until: terms?.accredited_until ?? '',
	programme_code: terms?.programme_code ?? '',
	title_lt: terms?.programme_title.lt ?? preset.title.lt,
	title_en: terms?.programme_title.en ?? preset.title.en,
	competences_lt: (terms?.competences ?? []).map(({ lt }) => lt).join('\n'),
	competences_en: (terms?.competences ?? []).map(({ en }) => en).join('\n'),
	least_share: String(terms?.least_share ?? 75),
	asks_evaluation: terms?.asks_evaluation ?? true,
	signatory_post: terms?.signatory_post ?? '',
	signatory_name: terms?.signatory_name ?? '',
	series: terms?.series ?? ''
});

/** A sent form, as typed and as it is meant. Competences stand one a line, in the same order in both languages. */
export function termsSent(form: FormData): { typed: TermsTyped; input: TermsInput; dayError: string | undefined } {
	const day = dayIn(form, 'accredited_until');
	const said = Object.fromEntries(texts.map((name) => [name, textIn(form, name)])) as Record<(typeof texts)[number], string>;
	const asks_evaluation = form.get('asks_evaluation') !== null;
	const { title_lt, title_en, competences_lt, competences_en, least_share, programme_code, ...rest } = said;
	return {
		typed: { ...said, accredited_until: day.parts, asks_evaluation },
		input: {
			...rest,
			accredited_until: day.day,
			programme_code: programme_code.trim() === '' ? null : programme_code,
			programme_title: { lt: title_lt, en: title_en },
			competences: pairsIn(competences_lt, competences_en),
			least_share: /^\s*\d{1,3}\s*%?\s*$/.test(least_share) ? parseInt(least_share, 10) : NaN,
			asks_evaluation
		},
		dayError: day.error
	};
}

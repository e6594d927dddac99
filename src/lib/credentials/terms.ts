import * as v from 'valibot';
import { isDay } from '#platform';

/** The code that the register gives for the time being; it must not stand on a certificate (H-06). */
const temporaryCode = '999999999';

const words = (most: number, least = 2) => v.pipe(v.string(), v.trim(), v.minLength(least, 'missing'), v.maxLength(most, 'too_long'));
const TitleSchema = v.object({ lt: words(250), en: v.pipe(v.string(), v.trim(), v.maxLength(250, 'too_long')) });

/** What an edition says of its certificates (e5, D-06, H-04, H-06, H-13). */
export const TermsSchema = v.object({
	issuer_name: words(250),
	issuer_code: v.pipe(v.string(), v.transform(digits), v.regex(/^[0-9]{7,9}$/, 'issuer_code')),
	issuer_address: v.pipe(v.string(), v.trim(), v.maxLength(300, 'too_long')),
	accreditation: words(100, 1),
	accredited_until: v.pipe(v.string(), v.check(isDay, 'day')),
	/** Null while the programme waits for its code (H-08). */
	programme_code: v.nullable(
		v.pipe(
			v.string(),
			v.transform(digits),
			v.check((code) => code !== temporaryCode, 'temporary_code'),
			v.regex(/^[0-9]{9}$/, 'programme_code')
		)
	),
	programme_title: TitleSchema,
	competences: v.pipe(v.array(TitleSchema), v.maxLength(12, 'too_many')),
	least_share: v.pipe(v.number('share'), v.integer('share'), v.minValue(0, 'share'), v.maxValue(100, 'share')),
	asks_evaluation: v.boolean(),
	signatory_post: words(150),
	signatory_name: words(150),
	series: v.pipe(
		v.string(),
		v.transform((text) => text.trim().toLocaleUpperCase('lt')),
		v.regex(/^[A-ZĄČĘĖĮŠŲŪŽ]{1,6}$/, 'series')
	)
});
export type TermsInput = v.InferInput<typeof TermsSchema>;
export type Terms = v.InferOutput<typeof TermsSchema>;

function digits(text: string): string {
	return text.replace(/[\s.-]/g, '');
}

import * as v from 'valibot';
import type { Statement } from './statement.ts';

const TextSchema = v.object({ lt: v.string(), en: v.string() });
const quarters = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A certificate as it was issued (e5). It is never changed: a correction is another certificate. */
export const CertificateSchema = v.object({
	version: v.literal(1),
	number: v.string(),
	code: v.string(),
	/** D-06, H-04. */
	issuer: v.object({ name: v.string(), code: v.string(), address: v.string(), accreditation: v.string() }),
	name: v.string(),
	programme: v.object({ title: TextSchema, code: v.nullable(v.string()) }),
	title: TextSchema,
	days: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(366)),
	place: v.string(),
	/** As attended, in quarters (H-15). */
	hours: v.object({ contact: quarters, consultation: quarters, independent: quarters }),
	/** How many minutes an academic hour has (H-01). */
	minutes_an_hour: quarters,
	competences: v.pipe(v.array(TextSchema), v.maxLength(12)),
	lecturers: v.pipe(v.array(v.string()), v.maxLength(100)),
	signatory: v.object({ post: v.string(), name: v.string() }),
	issued_on: v.string(),
	replaces: v.nullable(v.string())
});
export type CertificateContent = v.InferOutput<typeof CertificateSchema>;

/** What of it stands in the QR, signed by the key whose fingerprint begins so. */
export function statedOf(content: CertificateContent, key: string): Statement {
	const { number, code, name, programme, title, days, hours, issuer, issued_on, replaces } = content;
	return {
		...{ number, code, name, issued_on, ...hours },
		programme: programme.title.lt,
		programme_code: programme.code ?? '',
		title: title.lt,
		first_on: days[0] as string,
		last_on: days.at(-1) as string,
		issuer: issuer.name,
		issuer_code: issuer.code,
		replaces: replaces ?? '',
		key: key.slice(0, 16)
	};
}

/** Whether a certificate is good, taken back, or corrected by another. */
export type CertificateState = 'valid' | 'revoked' | 'replaced';
export const stateOf = (certificate: { revoked_at: unknown; replaced_by: unknown }): CertificateState =>
	certificate.revoked_at ? 'revoked' : certificate.replaced_by ? 'replaced' : 'valid';

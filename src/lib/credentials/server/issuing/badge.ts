import { newId, type Locale } from '#platform';
import { signBytes } from '#platform/server';
import type { CertificateContent } from '../../content.ts';
import { referenceOf } from '../../number.ts';
import { didOf } from './did.ts';

const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const resultId = (edition: string, kind: string): string => `urn:kartu:edition:${edition}:${kind}`;

export type BadgeOf = { content: CertificateContent; edition_id: string; issued_at: Date; origin: string; public_key: string };

/**
 * The certificate as an Open Badges 3.0 credential (JSON-LD on the data model of Verifiable Credentials 2.0), before it is
 * signed. Who holds it is told by name, under an identity made for this credential alone.
 */
export function badgeOf({ content, edition_id, issued_at, origin, public_key }: BadgeOf): Record<string, unknown> & { id: string } {
	const { name, programme, title, hours, days, issuer, competences } = content;
	const locale: Locale = 'lt';
	return {
		'@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
		id: `${origin}/certificates/${encodeURIComponent(referenceOf(content))}`,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: programme.title[locale],
		issuer: { id: didOf(public_key).id, type: ['Profile'], name: issuer.name, url: origin },
		validFrom: issued_at.toISOString(),
		credentialSchema: [{ id: schema, type: '1EdTechJsonSchemaValidator2019' }],
		credentialSubject: {
			id: `urn:uuid:${newId()}`,
			type: ['AchievementSubject'],
			identifier: [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }],
			activityStartDate: `${days[0]}T00:00:00Z`,
			activityEndDate: `${days.at(-1)}T00:00:00Z`,
			achievement: {
				id: `urn:kartu:edition:${edition_id}`,
				type: ['Achievement'],
				achievementType: 'CertificateOfCompletion',
				name: programme.title[locale],
				description: title[locale],
				inLanguage: locale,
				criteria: { narrative: [title[locale], ...competences.map((one) => one[locale])].join('. ') },
				...(programme.code && { humanCode: programme.code }),
				resultDescription: kinds.map(([kind, words]) => ({
					id: resultId(edition_id, kind),
					type: ['ResultDescription'],
					name: words,
					resultType: 'Result'
				}))
			},
			result: kinds.map(([kind]) => ({
				type: ['Result'],
				resultDescription: resultId(edition_id, kind),
				value: String(hours[kind] / 4)
			}))
		}
	};
}

const kinds = [
	['contact', 'Kontaktinės valandos (akademinės)'],
	['consultation', 'Konsultacijų valandos (akademinės)'],
	['independent', 'Savarankiško darbo valandos (akademinės)']
] as const;

/** The credential signed as a JSON Web Token (VC-JWT, EdDSA): the issuer's identifier is the key itself. */
export function signedBadge(of: BadgeOf): string {
	const credential = badgeOf(of);
	const { id, key_id } = didOf(of.public_key);
	const subject = credential['credentialSubject'] as { id: string };
	const claims = { iss: id, jti: credential.id, sub: subject.id, nbf: Math.floor(of.issued_at.getTime() / 1000), ...credential };
	const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ alg: 'EdDSA', typ: 'JWT', kid: key_id })}.${part(claims)}`;
	return `${signed}.${signBytes(Buffer.from(signed)).toString('base64url')}`;
}

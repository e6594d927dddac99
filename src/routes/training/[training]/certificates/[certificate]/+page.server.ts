import { referenceOf } from '#credentials';
import { inLocale } from '#platform';
import { ownCertificate } from './own.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { certificate, as } = await ownCertificate(event);
	const { locale } = event.locals.context;
	const { id, delivery_id, number, code, state, replaced_by, revoked_at, revoked_why, why, content } = certificate;
	const { programme, title, issuer, competences, ...rest } = content;
	return {
		as,
		...{ id, delivery_id, number, code, state, replaced_by, revoked_at },
		// Why is between the centre and whose certificate it is.
		revoked_why: as === 'school' ? null : revoked_why,
		why: as === 'school' ? null : why,
		reference: referenceOf(certificate),
		programme: inLocale(programme.title, locale),
		programme_code: programme.code,
		title: inLocale(title, locale),
		issuer: `${issuer.name} (${issuer.code})`,
		competences: competences.map((one) => inLocale(one, locale)),
		...{
			name: rest.name,
			days: rest.days,
			place: rest.place,
			hours: rest.hours,
			lecturers: rest.lecturers,
			issued_on: rest.issued_on,
			replaces: rest.replaces
		}
	};
};

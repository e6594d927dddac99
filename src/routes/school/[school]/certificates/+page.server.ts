import { certificatesOfSchool } from '#credentials/server';
import { inLocale } from '#platform';
import { allowed } from '../../../allowed.ts';
import { listed } from '../../../listed-certificate.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const certificates = allowed(await certificatesOfSchool(locals.context, { school_id: params.school }), locals, url);
	return { school: params.school, certificates: certificates.map((one) => listed(one, inLocale(one.content.title, locale))) };
};

import { myCertificates } from '#credentials/server';
import { readProfile } from '#people/server';
import { inLocale } from '#platform';
import { allowed } from '../../../allowed.ts';
import { listed } from '../../../listed-certificate.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	const { locale } = locals.context;
	return { certificates: (await myCertificates(locals.context)).map((one) => listed(one, inLocale(one.content.title, locale))) };
};

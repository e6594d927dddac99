import { checkCertificate } from '#credentials/server';
import { inLocale } from '#platform';
import { visitOf } from '../../../(account)/browser.ts';
import type { PageServerLoad } from './$types';

/** What anybody may know of a certificate (H-14); a page that no search engine keeps. */
export const load: PageServerLoad = async (event) => {
	const { locals, params, setHeaders } = event;
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'private, no-store' });
	const found = await checkCertificate(locals.context, { said: params.code, asker: visitOf(event).address });
	if (!found.ok) return { certificate: null, refusal: found.refusal };
	const { programme, ...certificate } = found.value;
	return { certificate: { ...certificate, programme: inLocale(programme, locals.context.locale) }, refusal: null };
};

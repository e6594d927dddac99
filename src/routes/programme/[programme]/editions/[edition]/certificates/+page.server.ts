import { inLocale } from '#platform';
import { listed } from '../../../../../listed-certificate.server.ts';
import { pageNumber } from '../../../../../page-number.ts';
import { registerOf } from './register.server.ts';
import type { PageServerLoad } from './$types';

const each = 50;

export const load: PageServerLoad = async (event) => {
	const { edition, terms, certificates, all, slug, filters } = await registerOf(event);
	const page = pageNumber(event.url);
	return {
		edition: { slug, name: inLocale(edition.name, event.locals.context.locale) },
		...{ all, filters, page },
		terms: terms !== null,
		total: certificates.length,
		certificates: certificates.slice((page - 1) * each, page * each).map((one) => listed(one, one.school ?? ''))
	};
};

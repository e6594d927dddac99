import { href } from '#lib/ui';
import { chosenSchools } from '../access.server.ts';
import type { PageServerLoad } from './$types';
import { pageNumber } from '../../../../../../page-number.ts';

const shown = 50;

export const load: PageServerLoad = async (event) => {
	const { programme, call, name, title, of, schools } = await chosenSchools(event);
	const page = pageNumber(event.url);
	const base = `/programme/${programme.slug}/calls/${call.slug}/fair-access`;
	const asked = new URLSearchParams(event.url.search);
	asked.delete('page');
	return {
		...{ name, title, of, page, total: schools.length },
		back: href(base),
		sheet: { csv: `${href(`${base}/schools.csv`)}?${asked}`, xlsx: `${href(`${base}/schools.xlsx`)}?${asked}` },
		schools: schools.slice((page - 1) * shown, page * shown)
	};
};

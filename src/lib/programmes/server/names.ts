import { dayOf, inLocale, type Locale } from '#platform';
import type { Context, Trx } from '#platform/server';
import { fieldNames, type Form, type Names } from '#programmes';
import { organisationById } from '#people/server';
import { countiesOf, municipalitiesOf, schoolsById, schoolTypes } from '#schools/server';

/** What the register and the form call their codes, for sentences about rules. */
export async function namesFor(trx: Trx, locale: Locale, form?: Form): Promise<Names> {
	const named = (rows: { code: string; name: string }[]): Record<string, string> =>
		Object.fromEntries(rows.map(({ code, name }) => [code, name]));
	const types = await schoolTypes(trx);
	return {
		school_type: Object.fromEntries(types.map(({ code, name }) => [code, inLocale(name, locale).toLowerCase()])),
		county: named(await countiesOf(trx)),
		municipality: named(await municipalitiesOf(trx)),
		form_field: fieldNames(form, locale)
	};
}

/** The same in a transaction of its own, for a page. */
export const readNames = ({ db, locale }: Context, form?: Form): Promise<Names> =>
	db.transaction().execute((trx) => namesFor(trx, locale, form));

/** The municipalities with their counties, for a visitor who says where the school is. */
export const readPlaces = ({ db }: Context): Promise<{ code: string; name: string; county_code: string }[]> =>
	db
		.transaction()
		.execute(async (trx) => (await municipalitiesOf(trx)).map(({ code, name, county_code }) => ({ code, name, county_code })));

/** What the centre of a programme is called. */
export const readCentre = ({ db }: Context, centreId: string): Promise<string> =>
	db.transaction().execute(async (trx) => (await organisationById(trx, centreId))?.name ?? '');

/** What schools are called now, by their ids. */
export const readSchoolNames = ({ db, now }: Context, ids: readonly string[]): Promise<Record<string, string>> =>
	db.transaction().execute(async (trx) => {
		const schools = await schoolsById(trx, [...new Set(ids)], dayOf(now));
		return Object.fromEntries([...schools].map(([id, { name }]) => [id, name]));
	});

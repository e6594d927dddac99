import { error } from '@sveltejs/kit';
import { readFilters } from '#applications';
import { listForExport } from '#applications/server';
import { sheetOf } from '#lib/applications/ui/centre/export.ts';
import { inLocale } from '#platform';

/** Exactly the filtered list of applications, whole, with the name of its call. */
export async function filteredSheet(
	{ context }: App.Locals,
	slug: string,
	url: URL
): Promise<{ call: string; name: string; rows: string[][] }> {
	const found = await listForExport(context, slug, readFilters(url.searchParams));
	if (!found.ok) error(found.refusal === 'not_found' ? 404 : 403, found.refusal);
	const { call, rows } = found.value;
	return { call: call.slug, name: inLocale(call.name, context.locale), rows: sheetOf(rows) };
}

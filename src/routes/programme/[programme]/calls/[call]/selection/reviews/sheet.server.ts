import { error } from '@sveltejs/kit';
import { reviewsSheet } from '#lib/selection/ui/review-sheets.ts';
import { readReviews } from '#selection/server';

/** Whether the address asks for those on the line only. */
export const bandOf = (url: URL): boolean => url.searchParams.get('show') === 'band';

/** Exactly the filtered list, whole. */
export async function listSheet({ context }: App.Locals, call: string, url: URL): Promise<string[][]> {
	const found = await readReviews(context, { call, page: 1, band: bandOf(url), size: 100_000 });
	if (!found.ok) error(found.refusal === 'not_allowed' ? 403 : 404, found.refusal);
	return reviewsSheet(found.value.rows, found.value.scheme, context.locale);
}

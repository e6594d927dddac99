import { error } from '@sveltejs/kit';
import { assignmentsSheet } from '#lib/selection/ui/review-sheets.ts';
import { readAssignments, type AssignmentsFilter } from '#selection/server';

const filters: readonly AssignmentsFilter[] = ['all', 'lacking', 'waiting', 'sent'];

/** Which part of the list the address asks for. */
export const filterOf = (url: URL): AssignmentsFilter => filters.find((one) => one === url.searchParams.get('show')) ?? 'all';

/** Exactly the filtered list, whole. */
export async function listSheet({ context }: App.Locals, call: string, url: URL): Promise<string[][]> {
	const found = await readAssignments(context, { call, filter: filterOf(url), page: 1, size: 100_000 });
	if (!found.ok) error(found.refusal === 'not_allowed' ? 403 : 404, found.refusal);
	return assignmentsSheet(found.value.rows);
}

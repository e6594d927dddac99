import type { Found, Sought } from '#platform';
import type { Context } from '#platform/server';
import { findProjects, projectKinds } from '#projects/server';
import { findableKinds, findInRooms } from '#spaces/server';

/** What each slice finds of what is sought, for whoever asks: only what they may see, the latest first. */
const providers: ((context: Context, sought: Sought) => Promise<Found[]>)[] = [findInRooms, findProjects];

/** What can be asked for by its kind. */
export const searchKinds: readonly string[] = [...findableKinds, ...projectKinds];

/** One list across all slices, the latest first, and whether there is more. */
export async function findAll(context: Context, sought: Sought): Promise<{ found: Found[]; more: boolean }> {
	const oneMore = { ...sought, limit: sought.limit + 1 };
	const found = (await Promise.all(providers.map((find) => find(context, oneMore)))).flat().sort(latestFirst);
	return { found: found.slice(0, sought.limit), more: found.length > sought.limit };
}

const latestFirst = (one: Found, other: Found): number => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1);

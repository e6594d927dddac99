import type { Pool } from '#platform/server';

/** Who is signed in with the cookies of a request, with the roles of that day; null for an unknown reader. */
export async function readSession(_pool: Pool, _headers: Headers, _now: Date): Promise<App.Session | null> {
	return null;
}

import type { Pool } from '#platform/server';

/** Stands as long as nothing that everybody reads of good practice has changed, and never comes again. */
export async function publicMark(pool: Pool): Promise<string> {
	const { rows } = await pool.query<{ mark: string }>({ name: 'practices.public_mark', text: 'select mark from practices.public_mark' });
	return rows[0]?.mark ?? '';
}

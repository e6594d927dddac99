import type { Story } from './story.ts';
import type { TestServer } from './server.ts';

/** The cookies of somebody who comes in through the door of the demonstration. Whoever does not stand at that door is placed there first. */
export async function cookieOf({ query }: Pick<Story, 'query'>, { url }: TestServer, personId: string): Promise<string> {
	await query(
		`update people.person set persona = 'test_' || left(replace(id::text, '-', ''), 20) || right(id::text, 6) where id = $1 and persona is null`,
		[personId]
	);
	const answer = await post(url, '/sign-in/persona', { person_id: personId });
	const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (answer.status !== 303 || cookies.length === 0) throw new Error(`the door answers ${answer.status}`);
	return cookies.join('; ');
}

/** Sends a form as a browser without scripts does, and does not follow where it leads. */
export const post = (url: string, path: string, fields: Record<string, string | string[]> | FormData, cookie = ''): Promise<Response> =>
	fetch(url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html', ...(cookie ? { cookie } : {}) },
		body: fields instanceof FormData ? fields : asForm(fields)
	});

/** Opens a page as somebody, and does not follow where it leads. */
export const get = (url: string, path: string, cookie = '', accept = 'text/html'): Promise<Response> =>
	fetch(url + path, { redirect: 'manual', headers: { accept, ...(cookie ? { cookie } : {}) } });

function asForm(fields: Record<string, string | string[]>): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
	return form;
}

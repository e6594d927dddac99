import { addressHeader } from './library-names.ts';

/** What a browser says of itself, and from where it comes. */
export type Visit = { cookie: string | null; agent: string | null; address: string };

/** A cookie to set: for this site, unreadable by scripts; without an age it ends with the browser, with 0 at once. */
export type Cookie = { name: string; value: string; maxAge: number | null };

/** The visit as the sign-in library reads it. */
export const headersOf = ({ cookie, agent, address }: Visit): Headers =>
	new Headers({ ...(cookie ? { cookie } : {}), ...(agent ? { 'user-agent': agent.slice(0, 300) } : {}), [addressHeader]: address });

/** The cookies that the library wants set, with values as they stand on the line. */
export const cookiesOf = (headers: Headers): Cookie[] =>
	headers.getSetCookie().flatMap((line) => {
		const [, name, value] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
		const age = /;\s*max-age=(\d+)/iu.exec(line)?.[1];
		return name === undefined || value === undefined ? [] : [{ name, value, maxAge: age === undefined ? null : Number(age) }];
	});

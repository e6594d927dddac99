import type { Pool } from '#platform/server';
import type pg from 'pg';
import { cookieOf } from './people.ts';

/** Somebody who comes: with an address and the cookie of a browser, or nobody in particular. */
export type Visitor = { name: string; email?: string; cookie: string };
/** A field of a form as it stands on a page. */
export type Field = { name: string; value: string; kind: 'text' | 'file' };
/** A form that is sent by POST to its action. */
export type Form = { action: string; fields: readonly Field[] };
export type Page = { path: string; forms: Form[] };

/** The personas of the story, signed in, and an unknown reader. */
export async function visitorsOf(pool: Pool, owner: pg.Client): Promise<Visitor[]> {
	const { rows } = await owner.query<{ persona: string; email: string }>(
		'select persona, email from people.person where persona is not null and email is not null order by persona'
	);
	const visitors: Visitor[] = [{ name: 'public', cookie: '' }];
	for (const { persona, email } of rows) visitors.push({ name: persona, email, cookie: await cookieOf(pool, email) });
	return visitors;
}

/** The pages that a visitor reaches by links from the beginning, so many of them, with the forms that stand on each. Of a kind of page three are enough. */
export async function walk(url: string, visitor: Visitor, most: number): Promise<Page[]> {
	const pages: Page[] = [];
	const shapes = new Map<string, number>();
	const waiting = ['/', '/today', '/profile'];
	for (let at = 0; at < waiting.length && at < most; at++) {
		const path = waiting[at] as string;
		const response = await fetch(url + path, { headers: { cookie: visitor.cookie }, redirect: 'manual' });
		const location = response.headers.get('location');
		if (location?.startsWith('/')) waiting.push(location.split('#')[0] as string);
		if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
		const html = await response.text();
		pages.push({ path, forms: formsOn(path, html) });
		for (const [, link] of html.matchAll(/href="(\/[^"#]*)/g)) {
			const to = (link as string).replaceAll('&amp;', '&');
			const shape = to.replaceAll(/[0-9a-f-]{36}|\d+/g, '*');
			if (to.startsWith('/_app') || (shapes.get(shape) ?? 0) >= 3 || waiting.includes(to)) continue;
			shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
			waiting.push(to);
		}
	}
	return pages;
}

/** The forms of a page that are sent by POST, with their fields as they are filled in. Signing out would end the visit. */
function formsOn(path: string, html: string): Form[] {
	return [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
		const action = attribute(attributes, 'action') ?? '';
		if (!/method="post"/i.test(attributes) || action.includes('sign-out')) return [];
		const fields = [...inside.matchAll(/<(input|textarea|select|button)\b([^>]*)>([^<]*)/g)].flatMap(
			([, tag, given = '', after = '']): Field[] => {
				const name = attribute(given, 'name');
				if (!name) return [];
				const value = tag === 'textarea' ? after : (attribute(given, 'value') ?? '');
				return [{ name, value, kind: attribute(given, 'type') === 'file' ? 'file' : 'text' }];
			}
		);
		return [{ action: action.startsWith('/') ? action : path.split('?')[0] + action, fields }];
	});
}

const attribute = (text: string, name: string): string | undefined =>
	new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

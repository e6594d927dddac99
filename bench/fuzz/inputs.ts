import type { Chance } from '../../stories/random.ts';
import type { Field, Form } from '../visits.ts';
import type { Door } from './doors.ts';
import { brokenFile } from './files.ts';
import { text, type Input } from './texts.ts';

/** One input to a door: an address with other parameters or parts, its form with fields changed, or a request of another kind. */
export function inputTo(door: Door, doors: readonly Door[], luck: Chance): Input {
	if (door.form && luck.happens(0.85)) return sent(door, door.form, luck);
	if (luck.happens(0.08)) return strange(door, luck);
	const [base = '', query = ''] = door.path.split('?');
	const path = luck.happens(0.25) ? otherParts(base, doors, luck) : base;
	const asked = new URLSearchParams(query);
	for (let count = luck.between(0, 3); count > 0; count--) asked.append(luck.pick(door.parameters), text(luck));
	const language = luck.happens(0.3) ? '/en' : '';
	const address = `${language}${path}${asked.size > 0 ? `?${asked}` : ''}`.slice(0, 8000);
	return {
		path: address,
		init: { headers: { cookie: door.visitor.cookie } },
		said: `GET ${address.slice(0, 300)} as ${door.visitor.name}`
	};
}

/** The address with one of its parts in another form: of another thing, hostile, missing, twice. */
function otherParts(path: string, doors: readonly Door[], luck: Chance): string {
	const parts = path.split('/');
	const at = luck.between(1, Math.max(1, parts.length - 1));
	const other = luck.pick(luck.pick(doors).path.split('?')[0]?.split('/').filter(Boolean) ?? ['']) ?? '';
	parts[at] = luck.happens(0.5) ? other : safely(text(luck).slice(0, 500));
	if (luck.happens(0.1)) parts.splice(at, 1);
	if (luck.happens(0.1)) parts.splice(at, 0, parts[at] ?? '');
	return `/${parts.filter((part, place) => place > 0 || part !== '').join('/')}`.replace(/^\/+/, '/');
}

/** Percent signs for what no address may hold; half a letter becomes a replacement. */
const safely = (part: string): string => encodeURIComponent(part.toWellFormed());

function sent({ visitor }: Door, { action, fields }: Form, luck: Chance): Input {
	const body = new FormData();
	const said: string[] = [];
	const one = luck.pick([...fields, { name: 'x', value: '', kind: 'text' } as Field]);
	for (const field of fields) {
		const change = field === one || luck.happens(0.25);
		if (change && luck.happens(0.15)) continue;
		if (field.kind === 'file') {
			const file = brokenFile(luck);
			body.append(field.name, file);
			said.push(`${field.name}=<${file.name} ${file.size}>`);
		} else {
			const value = change ? text(luck) : field.value;
			body.append(field.name, value);
			if (change) said.push(`${field.name}=${JSON.stringify(value.slice(0, 60))}`);
			if (change && luck.happens(0.1)) body.append(field.name, text(luck));
		}
	}
	const multipart = fields.some(({ kind }) => kind === 'file') || luck.happens(0.1);
	const plain = () =>
		new URLSearchParams([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.toWellFormed()]] : [])));
	return {
		path: action,
		init: { method: 'POST', headers: { cookie: visitor.cookie, origin: 'same' }, body: multipart ? body : plain() },
		said: `POST ${action} ${said.join(' ')} as ${visitor.name}`
	};
}

/** A request of a kind that the door does not wait for: another method, a body that is none, headers of nobody. */
function strange({ path, visitor }: Door, luck: Chance): Input {
	const method = luck.pick(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']);
	const header = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 2000);
	const headers: Record<string, string> = {
		cookie: luck.happens(0.5) ? visitor.cookie : `kartu.session_token=${encodeURIComponent(text(luck).toWellFormed().slice(0, 900))}`,
		origin: luck.happens(0.7) ? 'same' : 'https://zla.example',
		'content-type': luck.pick([
			'application/json',
			'application/x-www-form-urlencoded',
			'multipart/form-data; boundary=x',
			'text/plain',
			'application/xml'
		]),
		'accept-language': header(text(luck)),
		accept: luck.pick(['application/json', 'text/html', '*/*', header(text(luck)) || '*/*']),
		'if-none-match': header(text(luck)),
		range: luck.pick(['bytes=0-1', 'bytes=-1', 'bytes=9-1', 'x']),
		authorization: luck.happens(0.3) ? `Bearer kartu_${header(text(luck)).slice(0, 100)}` : 'Basic x'
	};
	const body = luck.pick([
		'',
		'{',
		'[]',
		'null',
		'{"a":{"b":[1e400]}}',
		'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
		'a=%zz&a',
		'\u0000'.repeat(1000)
	]);
	return {
		path,
		init: { method, headers, ...(method === 'HEAD' || method === 'OPTIONS' ? {} : { body }) },
		said: `${method} ${path} ${headers['content-type']} ${JSON.stringify(body.slice(0, 40))} as ${visitor.name}`
	};
}

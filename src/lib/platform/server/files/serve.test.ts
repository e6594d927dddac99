import { expect, test } from 'vitest';
import { disposition, fileHeaders } from './serve.ts';

test('a document is saved, a picture is shown, and neither can run anything', () => {
	const headers = (media_type: string) => fileHeaders({ name: 'a', media_type, bytes: 1 });
	expect(headers('application/pdf')['content-disposition']).toMatch(/^attachment/);
	expect(headers('image/png')['content-disposition']).toMatch(/^inline/);
	expect(headers('image/svg+xml')['content-disposition']).toMatch(/^attachment/);
	expect(headers('image/png')).toMatchObject({
		'x-content-type-options': 'nosniff',
		'content-security-policy': expect.stringContaining('sandbox')
	});
});

test('a PDF may be read in the window when that is asked; nothing else that is saved may', () => {
	const asked = (media_type: string) => fileHeaders({ name: 'a', media_type, bytes: 1 }, true);
	expect(asked('application/pdf')['content-disposition']).toMatch(/^inline/);
	expect(asked('application/pdf')['content-security-policy']).toContain("default-src 'none'");
	for (const kind of ['text/markdown', 'text/csv', 'text/plain', 'text/html', 'application/zip', 'image/svg+xml']) {
		expect(asked(kind)['content-disposition']).toMatch(/^attachment/);
		expect(asked(kind)['content-security-policy']).toContain('sandbox');
	}
});

test('a name with any letters becomes one header line', () => {
	expect(disposition('attachment', 'Žalias „planas“; "x".pdf')).toBe(
		`attachment; filename="Zalias _planas_; _x_.pdf"; filename*=UTF-8''%C5%BDalias%20%E2%80%9Eplanas%E2%80%9C%3B%20%22x%22.pdf`
	);
});

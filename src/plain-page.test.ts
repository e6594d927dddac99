import { expect, test } from 'vitest';
import { plainPage } from './plain-page.ts';

test('a page without scripts keeps every tag and every word', () => {
	const page = `<!--12qhfyh--><title>A</title><!----><main><!--[--><!--[0--><p>a<!----> b</p><!--]--><!--[-1--><!--]--><!--[!--><!--]--><!--$s1--><i></i></main>`;
	expect(plainPage(page)).toBe('<title>A</title><main><p>a b</p><i></i></main>');
});

test('what somebody wrote stays, whatever it looks like', () => {
	const written = '<p>&lt;!--[--&gt; &lt;!----&gt; &lt;!--note--&gt;</p><!-- a note of the page --><!--[if IE]><![endif]-->';
	expect(plainPage(written)).toBe(written);
});

test('a page with scripts stays as it is: they look for their marks', () => {
	const page = '<!--[--><p>a</p><!--]--><script>{ __sveltekit_1abcd = {}; }</script>';
	expect(plainPage(page)).toBe(page);
});

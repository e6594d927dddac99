import { describe, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel } from '../support/journey.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

describe.each(['lt', 'en'] as const)('everybody may read, in %s', (locale) => {
	test.each(['/', '/calls', `/calls/${story.call.slug}`, `/calls/${story.call.slug}/eligibility`, '/accessibility', '/sign-in'])(
		'%s',
		async (path) => {
			const reader = await travel(browser, server.url, story, { locale });
			await reader.go(path, { status: 200 });
			await reader.context.close();
		}
	);
});

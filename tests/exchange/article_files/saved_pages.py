"""Saved pages of six makes, each with the same article in it and what such pages have around one."""

from typing import Final

PARAGRAPHS: Final = (
    "The council closed the weir bridge on Monday, when an engineer found cracks in its piers.",
    "“It is not safe,” said Ines Aydin, the council's spokesperson. “We had no choice.”",
    "Some 9,000 vehicles crossed the bridge every day, and they now go round by the motorway.",
    "No date was given.",
)
TEXT: Final = "\n\n".join(PARAGRAPHS)
_P: Final = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)

#: A blog engine: entry-content, sharing, tags, related, comments with long paragraphs.
BLOG: Final = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Weir bridge shut &#8211; Ardenmoor Post</title>
<meta property="og:title" content="Weir bridge shut"/>
<meta property="og:site_name" content="The Ardenmoor Post"/>
<meta property="article:published_time" content="2026-10-14T08:30:00+00:00"/>
<style>.a{{color:red}}</style><script>window.x = "<p>Tracked by us, and by many others beside.</p>"</script>
</head><body class="post-template single single-post sidebar-right">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title">The Ardenmoor Post</p>
<nav id="site-navigation"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main"><article id="post-12" class="post tag-bridge">
<header class="entry-header"><h1 class="entry-title">Weir bridge shut</h1>
<div class="entry-meta"><span class="posted-on"><time datetime="2026-10-14">14 October 2026</time></span>
<span class="byline">by <span class="author vcard"><a rel="author" href="/a">Ann Ash</a></span></span></div></header>
<div class="entry-content">{_P}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>Council plans a new bridge for the town,
and nobody knows who is going to pay for it all.</p></div></div>
<footer class="entry-footer">Posted in <a>News</a> Tagged <a>bridge</a></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list"><li class="comment">
<article class="comment-body"><p>I have crossed this bridge for forty years and never saw a single crack in it, and
I do not believe a word of what the council says about that.</p></article></li></ol></div></main>
<aside id="secondary" class="widget-area"><p>Recent: the mayor opens a fair on the green.</p></aside></div>
<footer id="colophon">Proudly made by hand</footer></body></html>"""

#: A newspaper by a system that calls all things by hashes: JSON-LD, consent, teasers among the text.
HASHED: Final = f"""<!doctype html><html><head>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[
{{"@type":"WebSite","name":"x"}},{{"@type":["NewsArticle"],"headline":"Weir bridge shut",
"datePublished":"2026-10-14T08:30:00Z","author":[{{"@type":"Person","name":"Ann Ash"}}],
"publisher":{{"@type":"Organization","name":"The Ardenmoor Post"}}}}]}}</script></head>
<body><div id="__next"><div class="css-1q2w3e"><div role="navigation">News Sport Weather</div></div>
<div class="css-9" data-testid="consent" id="onetrust-consent-sdk"><div class="ot-sdk-row"><p>We and our 842 partners
store and access information on a device, such as cookies, and process personal data for this purpose.</p></div></div>
<div class="css-0"><div class="css-1"><h1 class="css-h">Weir bridge shut</h1><div class="css-by">By <b>Ann Ash</b></div>
<figure><img alt=""><figcaption>The bridge on Monday morning, with a barrier across the road on its town side.
Picture: Al Oak</figcaption></figure>
<section name="articleBody"><div class="css-2"><div>{_P[: _P.index("<p>Some")]}</div></div>
<div id="ad-mid" class="css-ad"><p>Advertisement: buy the best boots that were ever made for walking in wet towns.</p></div>
<div class="css-2"><div>{_P[_P.index("<p>Some") :]}</div></div></section>
<div class="most-read-module"><h2>Most read</h2><ol><li>Dog finds its way home after seven years and forty miles
on foot</li></ol></div></div></div></div></body></html>"""

#: Saved from an old system: tables and line breaks, no paragraphs, capitals in tags, nothing closed.
TABLES: Final = (
    """<HTML><HEAD><TITLE>Weir bridge shut</TITLE></HEAD><BODY BGCOLOR=#ffffff>
<TABLE WIDTH=100%><TR><TD COLSPAN=3 ALIGN=center><IMG SRC=logo.gif><FONT SIZE=1><A HREF=/>Home</A> |
<A HREF=/n>News</A> | <A HREF=/s>Sport</A></FONT></TD></TR><TR><TD WIDTH=120 VALIGN=top><FONT SIZE=1>
<A HREF=1>Archive</A><BR><A HREF=2>Weather</A><BR><A HREF=3>Letters</A></FONT></TD><TD><FONT FACE=Times><H1>Weir bridge shut</H1>
"""
    + "<BR><BR>\n".join(PARAGRAPHS)
    + """<BR><BR></FONT></TD><TD><FONT SIZE=1>Subscribe now</FONT></TD></TR></TABLE></BODY></HTML>"""
)

#: A tabloid: the text in divs without p, embeds, buttons, pull quotes, a newsletter between.
DIVS: Final = f"""<html><body><div class="page-wrap has-sidebar"><div class="topbar"><button>Menu</button></div>
<div class="story" itemprop="articleBody"><h1>Weir bridge shut</h1>
<div class="para">{PARAGRAPHS[0]}</div><div class="newsletter-signup"><div>Get the best of the Post in your
inbox each morning, free of charge, with all that you need.</div><form><input><button>Sign up</button></form></div>
<div class="para">{PARAGRAPHS[1]}</div><twitter-widget></twitter-widget><iframe src="https://v.example"></iframe>
<div class="para">{PARAGRAPHS[2]}</div><div class="para">{PARAGRAPHS[3]}</div></div>
<div class="taboola-below"><div>You will not believe what this town did with its old bridge, and why.</div></div>
</div></body></html>"""

#: A public broadcaster: sections of components, captions, links to more, a list within the text.
COMPONENTS: Final = f"""<html><head><meta name="author" content="https://www.example.org/ann">
<meta name="byl" content="By Ann Ash"></head><body><header role="banner"><p>Ardenmoor Radio is the voice of the
town and of all the villages around it, day and night.</p></header><main id="main-content">
<article><header><h1>Weir bridge shut</h1><div data-component="byline-block">Ann Ash<br>Reporter</div></header>
<div data-component="text-block"><p>{PARAGRAPHS[0]}</p></div>
<div data-component="text-block"><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>
<div data-component="links-block" class="related-links"><h2>More on this story</h2><ul><li><a>Why bridges of that
age crack, and what can be done about it in time</a></li></ul></div>
<div data-component="text-block"><p>{PARAGRAPHS[3]}</p></div>
<section data-component="tags" class="topic-tags"><ul><li>Bridges</li><li>Ardenmoor</li></ul></section></article>
</main><footer><p>Copyright 2026. The station is not responsible for the content of external sites.</p></footer></body></html>"""

#: From right to left, with what is hidden and a dialog.
RIGHT_TO_LEFT: Final = """<html dir="rtl" lang="ar"><body><dialog open><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك في
هذا الموقع ولعرض الإعلانات.</p></dialog><div style="display:none"><p>نص مخفي لا يراه أحد من القراء في هذه الصفحة أبداً
مهما طال الوقت.</p></div><article><h1>إغلاق الجسر</h1><p>أغلق المجلس الجسر القديم يوم الاثنين بعد أن وجد مهندس
شقوقاً في اثنين من أعمدته.</p><p>ولم يحدد موعد لفتحه.</p></article></body></html>"""

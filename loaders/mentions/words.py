"""Words that begin sentences or fill headlines and are no part of a name; places; titles of people."""

from __future__ import annotations

from biopact.loaders.wordlists import ORGANIZATION_NOUNS

DEMONYMS = frozenset(
    """
    american british irish scottish swiss german french italian spanish dutch belgian danish swedish norwegian
    finnish austrian japanese chinese korean indian israeli canadian australian brazilian mexican turkish russian
    european asian african thai argentine polish
    """.split()
)
"""Where somebody is from (lower case): it describes a name, but is part of one that has a legal form."""

DESCRIPTORS = DEMONYMS | frozenset(
    """
    drugmaker drugmakers biotech biotechs pharma-giant affiliate
    subsidiary partner partners rival company firm maker parent majority exclusive instant update correction
    breaking report analysis factbox interview mou spac target patented global leading shareholder shareholders
    billionaire regulator regulators industry leader acquirer buyer seller private public giant peer specialist
    insurer retailer wholesaler distributor startup start-up clinical-stage
    """.split()
)
"""Words that describe an organization and stand before its name: "Swiss drugmaker Roche" (lower case)."""

OPENERS = DESCRIPTORS | frozenset(
    """
    a about above across additional additionally after again against all along also although among amid an
    and another any around as at back based because been before behind being below beneath beside between
    beyond both but by can could currently despite did do does down during each either even every existing
    few finally first following for formerly founded from further furthermore given had has have he
    headquartered her here his however i if important importantly in including initially instead into is it
    its itself just last late later less like many may meanwhile more moreover most much must my near
    neither new no nor not nothing now of off on once one only onto or other others our out outside over
    overall part per please prior rather recently second separately several shares she should similarly
    since so some soon still subject such than that the their them then there thereafter these they this
    those though three through throughout thus to today together too toward towards two under unless unlike
    until up upon us via was we were what when where whether which while who whose why will with within
    without would yes yet you your four five six seven eight nine ten eleven twelve dozens hundreds millions
    according analysts shareholders investors patients executives researchers scientists officials people
    sources bankers both subject pursuant contact contacts details terms source media note notes copyright
    phone email tel fax website visit dear ladies gentlemen question answer read view learn click home news
    press release monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec i.e e.g
    am pm et est edt gmt cet utc dr mr mrs ms prof professor sir chairman president chief executive officer
    director vice senior head ceo cfo coo cso cmo vp svp evp board founder co-founder phd md mba ph.d m.d
    using leveraging utilizing utilising applying combining harnessing powered
    analyst spokesman spokeswoman spokesperson minister phase stage study trial
    """.split()
)
"""Capitalised at the start of a sentence or line, never the first or only word of a name (lower case)."""

HEADLINE_WORDS = frozenset(
    """
    common stock stake billion million first-ever publicly traded
    acquire acquires acquired acquiring acquisition acquisitions advance advances advancing agree agrees
    agreed agreement agreements alliance amend amends amended announce announces announced announcing
    antibody antibodies antibody-drug application approval approved approves assets award awards bid
    biologics-based board boost boosts boosting boosting bring bringing broad broaden broadens business buy
    buys buying cancer cancers candidate candidates cash center clinical close closes closing closure
    co-develop co-development co-commercialize co-commercialization co-promote collaborate collaborates
    collaborating collaboration collaborations collaborative combination combine commence commences
    commencement commercial commercialise commercialize commercialization companies company complete
    completes completed completing completion conjugate conjugates consortium contract deal definitive
    deliver delivery develop develops developing development discovery disease disorders diseases
    diversifying diversify drug drugs enter enters entered entering equity establish establishes exclusive
    exclusively exercise exercises expand expands expanded expanding expansion expiration extend extends
    extension fda financing first form forms funding future gains gets global grant grants granted growth
    health immune immunology infectious initial initiate initiates inhibitor ink inks innovative intent into
    invest invests investigational investment investor joint join joins joint-venture key launch launches
    lead leader leading license licence licensed licenses licensing long-term make makes manufacture
    manufacturing market marketing medicine medicines merge merger merges milestone milestones multi-year
    next-generation north novel offer oncology option options oral over partner partners partnered
    partnering partnership patent payment payments phase pipeline plan plans plant platform portfolio
    potential potentially present presents preclinical product production products program programs
    programme promising proposed provide provides purchase purchases raise raises rare receive receives
    receiving research results review right rights royalty royalties sale sales second secures secure
    securing sell sells selected settle settlement settles share shares sign signs signed solid solution
    stake step strategic strengthen strengthens strengthening study subsidiary successful successfully
    supply supports support take takes taking target targeted targeting targets team teams technologies
    technology tender term terms terminate terminates termination test third through tissue to treat
    treating treatment treatments trial trials tumor tumors u.s unit unveil unveils update use vaccine
    vaccines value with worldwide worth year years
    achieve achieves achieved achieving hit hits earn earns earned earning meet meets met initiated initiating
    start starts started begin begins dose doses dosed report reports reported submit submits submitted file
    files filed win wins won restructure restructures restructured end ends ended exit exits regain regains
    regained return returns returned reacquire reacquires opt opts elect elects trigger triggers triggered pay
    pays paid collect collects strike strikes struck land lands score scores seal seals sealed mull mulls weigh
    weighs reject rejects rejected rise rises fall falls jump jumps drop drops slide slides soar soars surge
    surges tumble tumbles plunge plunges say says said see sees expect expects cut cuts lift lifts modify
    modifies revise revises renew renews divest divests divesting divested divestiture out-license out-licenses
    in-license in-licenses sublicense sublicenses back backs backed leads led help helps seek seeks want wants
    set sets tie-up pact accord biosimilar biosimilars generic generics reach reaches reached nominate nominates
    nominated nomination resolve resolves resolution dispute disputes lawsuit litigation distribute distributes
    distribution manufactures monetization monetizes monetize
    """.split()
)
"""Words that headlines capitalise though they are no part of a name (lower case)."""

HEADLINE_ONLY = frozenset(
    """
    be being select selects selected selecting choose chooses chosen appoint appoints appointed appointing appointment
    name names named engage engages engaged tap taps tapped pick picks picked hire hires delivers delivering
    data financial progress positive offering offerings offers therapies innovation innovations shows showing quarter
    leadership highlighting highlights strategy services solutions depression regulatory early safety participate
    updates strong presented presentation pediatric patient lung breast therapeutic supporting stem momentum markets
    latest issues growing genetic driving warrants upcoming success sector role opportunities general full event
    enrollment effective dual diabetes detection critical accelerate accelerates accelerating accelerated year-end
    vaccination urgent transforming transform top tool system survival positioned position pharmaceutical partnerships
    open ongoing network needs leukemia lymphoma melanoma leaders late-stage early-stage mid-stage investing impact
    facility date concurrent comprehensive chronic breakthroughs breakthrough advancements record recent proceeds
    prevent preventing regarding major line integration insights improves improve improving groundbreaking formulation
    fighting fight expert evidence events engineering end-to-end efficacy drive drives domestic discuss discusses
    demonstrating demonstrate demonstrates continues continue conditions commitment care call building build builds
    autoimmune acute addresses address enhance enhances enhancing enable enables enabling explore explores exploring
    evaluate evaluates evaluating identify validate integrate integrates integrating leverage leverages leveraging
    introduce introduces introducing ship ships order orders ordered place places placed appeal private placement
    upsized oversubscribed series round seed grows grow doubles expects eyes fuel fuels power powers powered bolster
    bolsters bolstering pioneer pioneering fast-track orphan designation designations priority breakthrough-therapy
    subsidiary's collaborator sponsor sponsors sponsored funded fund funds nonexclusive non-exclusive sole multi-target
    multi-program multi-product reacquired exclusivity deepen deepens continue renewed
    """.split()
)
"""The same, but common in names that running text has shown: only a headline is cut at them (lower case)."""

PLACES = frozenset(
    name.strip().lower()
    for name in """
    Africa | Americas | America | North America | South America | Latin America | Asia | Asia Pacific |
    Asia-Pacific | Europe | European Union | EU | Middle East | United States | United States of America | U.S. |
    US | U.S | USA | U.S.A. | U.K. | UK | United Kingdom | Great Britain | Britain | England | Scotland | Ireland |
    France | Germany | Spain | Italy | Portugal | Belgium | Netherlands | The Netherlands | Luxembourg |
    Switzerland | Austria | Denmark | Sweden | Norway | Finland | Iceland | Poland | Czech Republic | Hungary |
    Romania | Bulgaria | Greece | Turkey | Türkiye | Russia | Ukraine | Israel | Egypt | South Africa | Nigeria |
    Kenya | India | China | Greater China | Mainland China | mainland China | Hong Kong | Macau | Macao | Taiwan |
    Japan | Korea | South Korea | Republic of Korea | Singapore | Malaysia | Thailand | Vietnam | Indonesia |
    Philippines | Australia | New Zealand | Canada | Mexico | Brazil | Argentina | Chile | Colombia | Peru |
    Saudi Arabia | UAE | United Arab Emirates | Dubai | Puerto Rico | Boston | New York | San Francisco |
    South San Francisco | San Diego | Los Angeles | Seattle | Chicago | Philadelphia | Houston | Dallas | Austin |
    Atlanta | Miami | Cambridge | London | Paris | Basel | Zurich | Berlin | Munich | Tokyo | Osaka | Kyoto |
    Seoul | Beijing | Shanghai | Suzhou | Hangzhou | Oss | Toronto | Montreal | Vancouver | Dublin | Copenhagen |
    Stockholm | Oslo | Helsinki | Amsterdam | Brussels | Vienna | Geneva | Lausanne | Milan | Rome | Madrid |
    Barcelona | Lisbon | Sydney | Melbourne | Tel Aviv | Jerusalem | Istanbul | Mumbai | Delhi | Wall Street |
    Silicon Valley | Washington | Massachusetts | California | New Jersey | Pennsylvania | Maryland | Virginia |
    North Carolina | Texas | Florida | Illinois | Indiana | Ohio | Michigan | Minnesota | Wisconsin | Colorado |
    Utah | Arizona | Nevada | Oregon | Georgia | Delaware | Connecticut | Mass | Calif | N.J | N.J. | Pa | Md |
    Kenilworth | Rahway | Waltham | Qatar | Kuwait | Bahrain | Oman | Jordan | Lebanon | Morocco | Tunisia | Algeria |
    Ghana | Ethiopia | Uganda | Tanzania | Rwanda | Senegal | Congo | Pakistan | Bangladesh | Sri Lanka | Nepal |
    Kazakhstan | Uzbekistan | Armenia | Serbia | Croatia | Slovenia | Slovakia | Estonia | Latvia | Lithuania |
    Cyprus | Malta | Bahamas | Bermuda | Cayman Islands | Ecuador | Bolivia | Uruguay | Paraguay | Venezuela | Panama |
    Costa Rica | Guatemala | Cuba | Jamaica | Eastern Europe | Western Europe | Central Asia | Southeast Asia |
    Sub-Saharan Africa
    """.split("|")
)
"""Countries, regions and cities that releases name again and again (lower case); alone they are no organizations."""

GENERIC = (
    ORGANIZATION_NOUNS
    | HEADLINE_WORDS
    | frozenset(
        """
        administration advanced asset assets botanical brain care city clinical companion coverage critical data
        details digital featured financial general human interim investigator key latest leaders life medical
        molecular national novel opinion partnerships pharma precision principal private public recent
        regenerative rehabilitation respiratory response scientific scientist special specialist specialty
        technical therapeutic top trademark updates virtual
        """.split()
    )
)
"""Words that say what something is and not which: a name needs another beside them (lower case)."""

EVERYWHERE = PLACES | frozenset(
    name.strip().lower()
    for name in """
    Latin American | Middle Eastern | South Korean | North American | South American |
    Aarhus | Abu Dhabi | Adelaide | Ahmedabad | Alabama | Alaska | Alberta | Ankara | Arkansas | Athens |
    Auckland | Baltimore | Bangalore | Bangkok | Bergen | Bethesda | Bogota | Bogotá | Bothell | Boulder |
    Brisbane | British Columbia | Bucharest | Budapest | Buenos Aires | Burlington | Busan | Cairo | Calgary |
    Cape Town | Carlsbad | Chapel Hill | Charlotte | Chengdu | Chennai | Chongqing | Cleveland | Cologne |
    Daejeon | Darmstadt | Denver | Detroit | Doha | Dusseldorf | Düsseldorf | Edinburgh | Edmonton | Espoo |
    Frankfurt | Gaithersburg | Ghent | Glasgow | Gothenburg | Guangzhou | Hamburg | Hanoi | Hawaii | Heidelberg
    | Honolulu | Hsinchu | Hyderabad | Idaho | Incheon | Indianapolis | Iowa | Irvine | Jacksonville | Jakarta |
    Johannesburg | Kansas | Kansas City | Kentucky | Kobe | Krakow | Kuala Lumpur | Kyiv | La Jolla | Lagos |
    Las Vegas | Leeds | Leiden | Leuven | Leverkusen | Lexington | Lima | Louisiana | Lund | Lyon | Madison |
    Maine | Mainz | Malmo | Malmö | Manchester | Manila | Marseille | Memphis | Menlo Park | Mexico City |
    Milwaukee | Minneapolis | Mississippi | Missouri | Montana | Moscow | Mountain View | Nagoya | Nairobi |
    Nanjing | Nashville | Nebraska | New Hampshire | New Mexico | Newark | North Dakota | Oakland | Oklahoma |
    Ontario | Orlando | Ottawa | Palo Alto | Perth | Phoenix | Pittsburgh | Portland | Prague | Pune | Quebec |
    Québec | Raleigh | Redwood City | Reykjavik | Rhode Island | Richmond | Rio de Janeiro | Riyadh | Rockville
    | Rotterdam | Sacramento | Salt Lake City | San Jose | Santiago | Sao Paulo | Shenzhen | Sofia | Songdo |
    South Carolina | South Dakota | St. Louis | Strasbourg | São Paulo | Taipei | Tampa | Tennessee | Thousand
    Oaks | Tianjin | Toulouse | Tucson | Turku | Uppsala | Utrecht | Vermont | Warsaw | Washington DC | West
    Virginia | Winnipeg | Wuhan | Wyoming | Xiamen | Yokohama | Zürich
    """.split("|")
)
"""Places, with states and towns that no territory is said by (lower case)."""

ABBREVIATIONS = frozenset(
    """
    ai aml cll als cns adc adcs mdd adhd ptsd copd nsclc sclc tnbc ipf nash mash rsv hiv hbv hcv hpv ebv cmv gmp cgmp
    glp gcp cmc cro cros cdmo cdmos cmo ind nda anda bla maa pma ide ivd ldt mri ct pet ecg ekg iv sc im api apis it
    hr pr ir esg roi ebitda gaap ipo spac pipe atm cagr saas ehr emr hipaa covid dna rna mrna sirna pcr ngs crispr
    tcr nk msc mscs ipsc ipscs igg hla mhc usd eur gbp cad chf jpy faq url pdf ceo cfo coo cso cmo cto sae orr pfs
    os dfs qol bid tid llc inc ltd kol kols moa mou loi nce nme otc rx odd btd rmat pdufa rems iit iits sop
    """.split()
)
"""Capitals that stand for things of medicine and money (lower case)."""

INSTITUTIONS = frozenset(
    name.strip()
    for name in """
    fda | ema | sec | nih | who | cdc | nasdaq | nyse | amex | otc | otcqb | otcqx | tsx | lse | euronext | mhra |
    pmda | chmp | ftc | doj | medicare | medicaid | congress | food and drug administration |
    u.s. food and drug administration | food & drug administration | european medicines agency |
    european commission | federal trade commission | department of justice | world health organization |
    securities and exchange commission | u.s. securities and exchange commission | new york stock exchange |
    nasdaq global select market | nasdaq global market | nasdaq stock market | nasdaq capital market | reuters |
    bloomberg | business wire | prnewswire | globenewswire | hart-scott-rodino |
    hart-scott-rodino antitrust improvements act | wall street | health canada | swissmedic | anvisa | nmpa | cfda |
    tga | therapeutic goods administration | nice | uspto | u.s. patent and trademark office | irs | eu |
    world bank | u.s. supreme court | supreme court | accesswire | newsfile | benzinga | cnbc | linkedin | twitter |
    facebook | youtube | instagram
    """.split("|")
)
"""Regulators, exchanges and wires (lower case): organizations, but not parties of the deals that a release tells."""

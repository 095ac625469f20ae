/** Versions of each system that were released, the oldest first. Written by `node scripts/land-definitions.mjs`. */
export const landedHashes: Readonly<Record<string, readonly string[]>> = {
  adoption: [
    "91a6e11b3a9095c188d37319744b4e654e3556f7f2f1e761f1b6a768906cf42e",
  ],
  "anti-trafficking": [
    "44629eadee33fc90187e70264c18afc191ba5159898ed2cc42bb40e23a0bbde1",
  ],
  "birth-defect-prevention": [
    "0439a621b5586837849ab3fc58d624000887553dbb82b2c6c78748de4e185abb",
  ],
  "birth-one-thing": [
    "e998af96bec14f2e0f0c6faf0c091e406fa6cdec20ffdc9fce9293847bd652c8",
  ],
  "child-disability-screening": [
    "6a34083785b9ce6b824a847b75d2c9c7c03617be370c40700dc1510143ff8dc7",
  ],
  "child-injury-surveillance": [
    "c697d6c0661a7591d849950d5c431321d1ac9773d14550d419a78049314cda7f",
  ],
  "child-protection-case": [
    "61e7f74bdc30c2d14a5aaf328d4863c544d2e54b6634e0cfec3570b63aaf7a71",
  ],
  "child-protection-hotline": [
    "e7aace1828d87d943e46b6843b7493499e2e3bd7f8247673bfab76fb690b3b45",
  ],
  "child-protection-institutions": [
    "465a597a042f29af93273dd307096128603aadf1038dd6407b11bde0b9398eb8",
  ],
  "child-sexual-health-hotline": [
    "a58adcb111a0a0618d47f05fa7269a607ca0f8a9a45a2f528b98be3b86c29396",
  ],
  "child-worker-roster": [
    "49be1a729c0f9c83a7953af91307bb7732f9617267eca9cfe4e9b2368f7167bd",
  ],
  "children-in-difficulty": [
    "7e326356253592a9935bc01d8ebb90adc33e4e671b4fcbc7211f877d1b9e4258",
  ],
  "childrens-homes": [
    "bf1ae2387e343c1079e840df303d3f9914ffb9159a85cddb425b98f7f097ec22",
  ],
  "critical-rescue-transfer": [
    "fc4e52c3f6de23027f5dc46589db7ab22e5a5be2ce9c2a4e241279e1e3faa827",
  ],
  "drowning-hazards": [
    "b3f01a0bf84a330f59ee8c694a06344c4554cb21b12ae0b4a330c89ce4c24ed3",
  ],
  "dv-aftercare": [
    "8f1ef5fda5f5f076dfe9925fabe024533c8626083f105d35383b825b0591a758",
  ],
  "dv-case": [
    "62814f98d304a1d55e6249f7229389b4a412f5e9b8db74fd19b64407ad9a89a1",
  ],
  "dv-household-watch": [
    "407571632cc38702d3b029f9b48992799b5cc4b2cb8f1d885ffc9927319f6e32",
  ],
  "dv-orders": [
    "ab297e4bd700efaa377fd85ca55ee17086e4f93d3999a21ed8508d18af41f41f",
  ],
  "dv-report": [
    "0cb0c9e54fa7a872293ec495aa98a6cce3ace5422df6b2b083344cdfa3b3b3ac",
  ],
  "dv-shelter": [
    "c4742e2793b6080ef41811fcbac0654ede6a93e8dc499bb5697375b01daf71b4",
  ],
  "dv-shelter-stay": [
    "6c9efe5ed0e97da49b3a0604b6a07558f06f467a16f486f020e8d5aa785c02a5",
  ],
  "family-dispute-mediation": [
    "3ba3c648d0723b74dff032d0e8c355cb8b08b98332fd3d81be366f3de9cdd533",
  ],
  "guardianship-intervention": [
    "a2b4b45517ea5c20f404c290545cee1cf3171afc6ba66c1181f893cf098f5a86",
  ],
  "guardianship-risk": [
    "4e8cc3ea6ba12a5a788039df1b6378d8812af88f14ed9c2f352c976d03c40364",
  ],
  "harassment-prevention-units": [
    "aa6e75f85ee1e08fac09151212bc1c064dea25152de744b747c96cdceeeb1de2",
  ],
  "high-risk-newborn": [
    "1324ce518cc5f89cbde11bdbaa2cad84124901749ddd194fc0d567cb737b36c0",
  ],
  "juvenile-case-support": [
    "e4490ad4186be083e60d0afd799ae69296ef0e733bee1935bf4cc7da14bfe9fd",
  ],
  "juvenile-justice-procedure": [
    "69341b16869e0197217cbec56acbe7b33cecb29c128df02e5a79b45436ef69a8",
  ],
  "juvenile-units": [
    "fda74756c9c216099bc23fffddaa712c648c0c9805b380abbb8b58e80080ec86",
  ],
  "left-behind-children": [
    "10c176d2a78bba51f07bdc5c63793f19df17fe1c553bf417e9d1c2a636550576",
  ],
  "legal-aid": [
    "9e8bb802888cce829984cae82faece4a6b5f7dd58972cebb6216ef7a47028d40",
  ],
  "mandatory-report-minors": [
    "be863cc7b16956dd8c439c0a2112aefb7bde374a2e4fe8b745285339b725fcd7",
  ],
  "maternal-care-continuity": [
    "fb75680bf520533cd309ac51cd7f12886cede300423a47d06979979b518c261e",
  ],
  "migrant-children": [
    "a1620f906a13a8b5389d14b42b6684c8ea363b948d8d4ca19c3d85f19dd438c0",
  ],
  "minor-protection-joint-enforcement": [
    "653bda2092aad15819413e6bf377b296a95fb14d10b64ec4f685ad41105fc198",
  ],
  "minor-protection-joint-operation": [
    "5f6a5b2a9d7cdf6343677a8192474b952ce196e5b1de3af23c0bb465bdc900dd",
  ],
  "minor-victim-support": [
    "282c5af77e224bd0c2696f4701ab4d2811071faef6dd1b81eed39c06b8c1ad0a",
  ],
  "mother-newborn-death-review": [
    "491049d710b92082d6978fe1bef78b0d7f9c4bfc1910aa60339c3493b3e72dc1",
  ],
  "mother-to-child-transmission": [
    "2cc3c972993d430b14da383e3cfbc7fa24c46786285c88bae5d240805c2342dc",
  ],
  "newborn-screening": [
    "3133b2663fc412834f3c16b3d13b53fcfd39a619d40f19675be77320e0a10893",
  ],
  "offender-record-query": [
    "728b4c0522e6db04b4212c591af2dd587bf4cf6e7dcc7ac3c20bfbd316275ca3",
  ],
  "one-stop-minor-victim": [
    "f4886ade1d1f7fa30b00d7ecf04a5daea88fa4a7146f76cd2ef25bc152604c54",
  ],
  "one-stop-places": [
    "c868cfdcce5827089af5b616fb0c8990dd05b7a25bac8b5f47dfdebe3eaf0a16",
  ],
  "pregnancy-risk": [
    "63af7fe3f41d443cf4300c5af03735708c8f3dc7fa317736f8afd912b35143ae",
  ],
  "psychological-crisis": [
    "9fad60001fd4796a2cb70ddd53fa7c070cbf088301c473eaf1fb5f37a0211402",
  ],
  "rescue-centres": [
    "46dc1c8ba6a3b2085d85eb6ea6f8619cdb25d3c572401ee7767a7ff2470d9196",
  ],
  "rights-infringement-case": [
    "890027f5bf21cb180ec2cae17b216d9a7c1f107b5f7c7d732d123dd48876835c",
  ],
  "rights-supervision": [
    "63dde3e406470ebbc7bb33bad39e73a520680cd74d54444b2e7a18b1ee1641d6",
  ],
  "school-bullying": [
    "ad5dacca919d84419fcd01e77b07e56d6381d8dd2bb9f6573f4e2fd047d8f6f2",
  ],
  "sexual-harassment-handling": [
    "96bdb0665802af146f6a6bdba87c69b8cdfc2f07b9088703e29cf0a23a2f9cad",
  ],
  "staff-background-check": [
    "619b636db055e3af79e8ccdea182353555010fa8f7901d14719fa425b54f4463",
  ],
  "two-cancer-screening": [
    "2bb87c0df460293793dd3fc22fbf455008cbc375eacd9f8df4b39556da18ab89",
  ],
  "vulnerable-group-health": [
    "34e1c2c3da914592f77bd510884ab19632a70eebba279d4de42bb4e72dbf03c5",
  ],
  "women-rights-hotline": [
    "8f06bdc8ae1a0871360a4fa927f4889ff51583370538c07df8a4e544ab8580c7",
  ],
};

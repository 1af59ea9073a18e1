<?xml version="1.0" encoding="UTF-8"?>
<!--
  Second summons, after a session without quorum: same agenda, no quorum any more (CGCT L2121-17; L2541-4 in Alsace-Moselle).
  data: as convocation; quorum (present, required) optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="convocation.xsl"/>

  <xsl:template match="snapshot" mode="kind">Seconde convocation du <xsl:call-template name="council"/></xsl:template>

  <xsl:template match="snapshot" mode="invitation">
    <fo:block xsl:use-attribute-sets="paragraph">Le <xsl:call-template name="council"/>, régulièrement convoqué, n’a pas pu délibérer sur les affaires ci-dessous, le quorum n’étant pas atteint<xsl:if test="data/quorum/reached = &apos;false&apos;"> (<xsl:value-of select="data/quorum/present"/> membres présents pour <xsl:value-of select="data/quorum/required"/> exigés)</xsl:if>. J’ai l’honneur de vous convoquer à nouveau :</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><fo:inline font-weight="bold">Le conseil délibérera alors valablement sans condition de quorum, quel que soit le nombre des membres présents</fo:inline>, sur les seules affaires de cet ordre du jour (article L. 2121-17 du code général des collectivités territoriales).</fo:block>
  </xsl:template>

</xsl:stylesheet>

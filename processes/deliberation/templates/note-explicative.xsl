<?xml version="1.0" encoding="UTF-8"?>
<!--
  Explanatory note on the items of the agenda (CGCT L2121-12; L5211-1 for groups of communes).
  data: reference, sessionDate, sessionTime, items (title, rapporteur, report, committee, grounds, provisions)
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">Note explicative de synthèse</xsl:template>

  <xsl:template match="snapshot" mode="title">Affaires soumises à délibération</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Cette note accompagne la convocation. Elle présente chaque affaire dans l’ordre du jour : le rapport, l’avis de la commission s’il y en a un, et le dispositif proposé au vote.</fo:block>
    <xsl:for-each select="data/items/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text" select="string(title)"/>
        <xsl:with-param name="number" select="position()"/>
      </xsl:call-template>
      <xsl:if test="rapporteur">
        <fo:block color="{$quiet}" space-after="4pt" keep-with-next.within-page="always">Rapporteur : <xsl:value-of select="rapporteur"/></fo:block>
      </xsl:if>
      <xsl:apply-templates select="report" mode="paragraphs"/>
      <xsl:if test="committee">
        <xsl:call-template name="heading"><xsl:with-param name="text">Avis de la commission</xsl:with-param><xsl:with-param name="level">3</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="committee" mode="paragraphs"/>
      </xsl:if>
      <xsl:if test="provisions">
        <xsl:call-template name="heading"><xsl:with-param name="text">Dispositif proposé</xsl:with-param><xsl:with-param name="level">3</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="provisions" mode="list"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="mayor-signs"/>
  </xsl:template>

</xsl:stylesheet>

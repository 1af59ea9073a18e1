<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">arrêté <xsl:value-of select="data/orderNumber"/></xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Vu le code général des collectivités territoriales ;</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="data/considerations"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Arrête :</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="data/articles"/></fo:block>
  </xsl:template>

</xsl:stylesheet>
